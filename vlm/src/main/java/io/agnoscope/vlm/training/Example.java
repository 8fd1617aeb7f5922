package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.tokenizer.TextTokens;
import org.jspecify.annotations.Nullable;

/**
 * One prompt with all that is known to be true of it.
 *
 * @param tokens the prompt's words, or what augmentation made of them
 * @param answer index of the right option; negative when nobody knows
 * @param scene what the picture shows; null when there is no picture or nobody knows
 * @param family of the question: an aspect in lower case, or a text family
 */
public record Example(
    Prompt prompt, TextTokens tokens, int answer, @Nullable Scene scene, String family) {

  /** The family of questions beside a picture that has nothing to do with them. */
  static final String OTHER_SCENE = "hint";

  /** An example whose words are not augmented. */
  public static Example of(Prompt prompt, int answer, @Nullable Scene scene, String family) {
    return new Example(
        prompt, TextTokens.of(prompt.text(), prompt.options()), answer, scene, family);
  }
}
