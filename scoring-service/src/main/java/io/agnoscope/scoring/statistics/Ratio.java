package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/** A count out of another. */
public record Ratio(long part, long whole) {
  /** part/whole, or null when there is nothing to divide by. */
  public @Nullable Double value() {
    return whole == 0 ? null : (double) part / whole;
  }

  /** Its Wilson interval at 95 %, or null when there is nothing to divide by. */
  public @Nullable Interval interval() {
    return whole == 0 ? null : Wilson.interval(part, whole);
  }
}
