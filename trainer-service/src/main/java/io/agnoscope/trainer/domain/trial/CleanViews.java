package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.util.List;

/** A Sample as it came, where no Perturbation is wanted beside it. */
final class CleanViews {

  private CleanViews() {}

  static View of(Sample sample) {
    List<ShownOption> options =
        sample.options().stream()
            .map(option -> new ShownOption(option.letter(), option.text(), option.letter()))
            .toList();
    return new View(
        View.CLEAN,
        View.CLEAN,
        View.Kind.CLEAN,
        View.Modality.NOTHING,
        View.Split.TRAIN,
        sample.lastUserTurn(),
        options,
        null);
  }
}
