package io.agnoscope.embedded.export;

import java.util.Map;
import java.util.Optional;

/**
 * A question as one View shows it.
 *
 * @param view the View's id, unique within its Trial
 * @param perturbation the catalogue's name of the View's, {@code clean} for the clean one
 * @param text with {@value #IMAGE} where the picture is
 * @param options letters as shown, in the order shown
 * @param answer the right letter, as shown
 */
record Prompt(
    String view,
    String perturbation,
    String text,
    Optional<Picture> picture,
    Map<String, String> options,
    String answer) {

  /** Stands for the picture in a conversation, as LLaVA's loaders have it. */
  static final String IMAGE = "<image>";

  private static final String REQUEST = "Answer with the letter of the right option.";

  /** What the human says: the text, the options one a line, and how to answer. */
  String spoken() {
    StringBuilder spoken = new StringBuilder(text);
    options.forEach(
        (letter, option) -> spoken.append("\n").append(letter).append(". ").append(option));
    return spoken.append("\n").append(REQUEST).toString();
  }
}
