package io.agnoscope.stimuli.compatibility;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Declaration;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.catalogue.Views;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Set;

/** Wrong in most ways: impure, rewrites the question unmarked, may push the right option. */
public final class Careless implements Perturbation {

  private int calls;

  @Override
  public Declaration declaration() {
    return new Declaration(
        "careless",
        1,
        View.Kind.PERTURBATION,
        View.Modality.TEXT,
        View.Split.WATCH,
        Set.of(TaskClass.TEXT_HEAVY),
        "Whatever comes to mind.");
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    calls++;
    List<Part> parts =
        List.of(new Part.Text("Call " + calls + " of " + sample.messages().size() + " turns"));
    return Made.of(Views.of(declaration(), sample, parts, sample.answer()));
  }
}
