package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A figure with what it is made of.
 *
 * @param value null when there is nothing to make it of
 * @param interval at 95 %; null with the value
 * @param n observations
 */
public record Estimate(@Nullable Double value, @Nullable Interval interval, long n) {
  /** A proportion with its Wilson interval. */
  public static Estimate of(Ratio ratio) {
    return new Estimate(ratio.value(), ratio.interval(), ratio.whole());
  }
}
