package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.View;

/** The one rule that says which Views may be trained on. */
public final class TrainingViews {

  /** The control that keeps a model from learning "never the option that the text names". */
  public static final String TRUTHFUL_HINT = "truthful-hint";

  private TrainingViews() {}

  /**
   * Whether a View may be trained on: the clean one, Perturbations of the split TRAIN (training and
   * watching with the same ones would hide what it is to show), and of the controls only truthful
   * hints, since the others bring no lesson.
   */
  public static boolean allow(View view) {
    return switch (view.kind()) {
      case CLEAN -> true;
      case PERTURBATION -> view.split() == View.Split.TRAIN;
      case CONTROL -> view.split() == View.Split.TRAIN && view.perturbation().equals(TRUTHFUL_HINT);
    };
  }
}
