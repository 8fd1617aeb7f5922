package io.agnoscope.trainer.domain.run;

import java.time.Duration;

/**
 * How long a run trains: until either is used up.
 *
 * @param time wall-clock time of the training part
 * @param steps of the optimiser
 */
public record TrainingBudget(Duration time, int steps) {

  public TrainingBudget {
    if (!time.isPositive() || steps < 1) {
      throw new IllegalArgumentException("a run trains for at least one step");
    }
  }

  /** Share that is used up, in [0, 1]. */
  public double used(Duration elapsed, int stepsDone) {
    double byTime = elapsed.toNanos() / (double) time.toNanos();
    double bySteps = stepsDone / (double) steps;
    return Math.clamp(Math.max(byTime, bySteps), 0.0, 1.0);
  }
}
