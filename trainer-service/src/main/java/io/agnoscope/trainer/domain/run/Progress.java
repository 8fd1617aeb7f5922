package io.agnoscope.trainer.domain.run;

import org.jspecify.annotations.Nullable;

/**
 * How far the training part of a run is.
 *
 * @param steps done
 * @param share of the budget that is used up, in [0, 1]
 * @param losses moving average; null before the first step
 * @param trialsPerSecond since the start
 * @param secondsLeft of the training part, about
 */
public record Progress(
    int steps, double share, @Nullable Losses losses, double trialsPerSecond, double secondsLeft) {

  /** Nothing done yet. */
  public static final Progress NONE = new Progress(0, 0, null, 0, 0);
}
