package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.catalogue.TrainingViews;
import io.agnoscope.stimuli.sample.View;
import java.util.List;

/** Applies the one rule that says which Views may be trained on. */
public final class Trainable {

  /** The control that keeps a model from learning "never the option that the text names". */
  public static final String TRUTHFUL_HINT = TrainingViews.TRUTHFUL_HINT;

  private Trainable() {}

  /**
   * A Trial without the Views that must not be trained on: those of the WATCH split, since training
   * and watching with the same ones would hide what it is to show (DESIGN §3.12), and those
   * controls that bring no lesson.
   */
  public static PreparedTrial of(PreparedTrial trial) {
    if (!mayTrain(trial.clean())) {
      throw new IllegalArgumentException("the clean View of a Trial is always trained on");
    }
    List<View> views = trial.perturbed().stream().filter(Trainable::mayTrain).toList();
    return trial.withPerturbed(views);
  }

  /** A Trial without any View but the truthful hint, where the catalogue has one for it. */
  public static PreparedTrial onlyHint(PreparedTrial trial) {
    return trial.withPerturbed(
        trial.perturbed().stream()
            .filter(view -> view.perturbation().equals(TRUTHFUL_HINT))
            .toList());
  }

  /** Whether a View may be trained on. */
  public static boolean mayTrain(View view) {
    return TrainingViews.allow(view);
  }
}
