package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.signing.Verdict;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;

/**
 * The last that the topic told of a version, and that is not believed.
 *
 * @param reason short and bounded, fit to be a metric label
 * @param why in plain words
 */
public record RefusedStep(int version, String reason, String why) {

  static RefusedStep of(CheckpointLifecycle step, Verdict verdict) {
    return new RefusedStep(step.identity().version(), verdict.label(), verdict.words());
  }

  static RefusedStep outdated(CheckpointLifecycle step) {
    return new RefusedStep(
        step.identity().version(), "outdated", "it was announced anew since it was signed");
  }

  @Override
  public String toString() {
    return "version " + version + ": " + why;
  }
}
