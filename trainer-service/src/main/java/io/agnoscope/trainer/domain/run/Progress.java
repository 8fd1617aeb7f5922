package io.agnoscope.trainer.domain.run;

import org.jspecify.annotations.Nullable;

/**
 * How far the training part of a run is.
 *
 * @param steps done
 * @param totalSteps to do in all
 * @param losses moving average; null before the first step
 * @param trialsPerSecond since this life of the run began
 * @param secondsLeft of the training part, about
 */
public record Progress(
    int steps,
    int totalSteps,
    @Nullable Losses losses,
    double trialsPerSecond,
    double secondsLeft) {

  /** So many done in an earlier life, and none in this one. */
  public static Progress after(int steps, int totalSteps) {
    return new Progress(steps, totalSteps, null, 0, 0);
  }

  /** Share of the steps that are done, in [0, 1]. */
  public double share() {
    return (double) steps / totalSteps;
  }
}
