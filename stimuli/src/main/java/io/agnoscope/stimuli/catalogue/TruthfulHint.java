package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Set;

/**
 * Asserts the right option in the words of the misleading caption. A model that has learned "never
 * the hinted option" gets worse under it. Nothing is pushed away from the truth, so there is no
 * distractor.
 */
record TruthfulHint(Captions captions) implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "truthful-hint",
          2,
          View.Kind.CONTROL,
          View.Modality.TEXT,
          View.Split.TRAIN,
          Set.of(TaskClass.IMAGE_HEAVY),
          "A sentence before the question asserts that the picture shows the right option.");

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    return sample
        .rightOption()
        .map(right -> captions.caption(sample.aspect(), right, randomness))
        .map(text -> Made.of(Views.of(DECLARATION, sample, Views.withText(sample, text), null)))
        .orElseGet(Made::nothing);
  }
}
