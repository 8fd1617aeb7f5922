package io.agnoscope.stimuli.instruction;

import org.jspecify.annotations.Nullable;

/**
 * A question and its answer, about one fact.
 *
 * @param fact what the answer says; true of the scene
 * @param claimed what the question claims, when it is to be checked: the fact itself or a falsified
 *     one
 */
public record Turn(String question, String answer, SceneFact fact, @Nullable SceneFact claimed) {

  /** A turn that claims nothing. */
  Turn(String question, String answer, SceneFact fact) {
    this(question, answer, fact, null);
  }

  /** The same turn with words before its question. */
  Turn introduced(String words) {
    return new Turn(words + " " + question, answer, fact, claimed);
  }
}
