package io.agnoscope.stimuli.compatibility;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Declaration;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.catalogue.Views;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.EnumSet;
import java.util.List;

/** What somebody else could add: a greeting before the question. */
public final class Greeting implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "greeting",
          1,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.WATCH,
          EnumSet.allOf(TaskClass.class),
          "A greeting stands before the question.");

  private static final List<String> GREETINGS = List.of("Good morning.", "Hello there.");

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public List<String> pool() {
    return GREETINGS;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    String greeting = randomness.pick(GREETINGS);
    return Made.of(Views.of(DECLARATION, sample, Views.withText(sample, greeting), null));
  }
}
