package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.Choice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The words around a question with choices. A template is a resource that is never changed, only
 * followed by one with the next number.
 *
 * @param version names it in the measurement version
 * @param beforeQuestion up to the question
 * @param beforeOptions from there up to the options
 * @param afterOptions the rest
 */
record PromptTemplate(
    String version, String beforeQuestion, String beforeOptions, String afterOptions) {

  private static final String QUESTION = "{question}";
  private static final String OPTIONS = "{options}";

  /**
   * Reads the template of that name, for example "options-1".
   *
   * @throws IllegalStateException when it has not both places
   */
  static PromptTemplate named(String name) {
    String text = resource("/prompts/" + name + ".txt").strip();
    int question = text.indexOf(QUESTION);
    int options = text.indexOf(OPTIONS);
    if (question < 0 || options < question) {
      throw new IllegalStateException("the template has no question before its options: " + name);
    }
    return new PromptTemplate(
        name,
        text.substring(0, question),
        text.substring(question + QUESTION.length(), options),
        text.substring(options + OPTIONS.length()));
  }

  /** What follows the question: one choice a line, as "letter: text", and what is to be done. */
  String tail(List<Choice> choices) {
    return beforeOptions
        + choices.stream()
            .map(choice -> choice.letter() + ": " + choice.text())
            .collect(Collectors.joining("\n"))
        + afterOptions;
  }

  private static String resource(String path) {
    try (InputStream in =
        Objects.requireNonNull(PromptTemplate.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
