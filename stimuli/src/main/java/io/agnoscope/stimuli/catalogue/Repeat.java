package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.EnumSet;

/** Asks the same again, so that the model's own noise is known. */
final class Repeat implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "repeat",
          1,
          View.Kind.CONTROL,
          View.Modality.NOTHING,
          View.Split.WATCH,
          EnumSet.allOf(TaskClass.class),
          "The same is asked again, unchanged: how often the answer moves by itself.");

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    return Made.of(Views.of(DECLARATION, sample, sample.lastUserTurn(), null));
  }
}
