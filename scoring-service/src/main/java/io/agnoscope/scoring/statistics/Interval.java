package io.agnoscope.scoring.statistics;

/** A closed interval of plausible values, low ≤ high. It describes; it does not alarm. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("An interval needs low <= high, got " + low + ", " + high);
    }
  }

  /** Whether the value lies inside or on a bound. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
