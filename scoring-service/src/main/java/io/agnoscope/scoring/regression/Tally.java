package io.agnoscope.scoring.regression;

/**
 * How many observations there were, and the sum of their values: {@link #plus} is commutative and
 * associative with {@link #NONE} as its zero (up to rounding of fractional values).
 *
 * @param observations at least 0
 * @param sum of values within [0, 1], so between 0 and {@code observations}; fractional where a
 *     Trial's several Views were averaged to one value
 */
public record Tally(long observations, double sum) {
  /** Nothing observed. */
  public static final Tally NONE = new Tally(0, 0);

  /** What a sum of many fractions may be off by, relative to the number of observations. */
  private static final double ROUNDING = 1e-9;

  public Tally {
    if (observations < 0 || !(sum >= 0) || sum > (double) observations * (1 + ROUNDING)) {
      throw new IllegalArgumentException(
          "Needs 0 <= sum <= observations, got " + sum + " of " + observations);
    }
    sum = Math.min(sum, (double) observations);
  }

  /**
   * The tally of one observation.
   *
   * @param value within [0, 1]
   */
  public static Tally of(double value) {
    return new Tally(1, value);
  }

  /** The tally of both. */
  public Tally plus(Tally other) {
    return new Tally(observations + other.observations, sum + other.sum);
  }

  /** The mean value, within [0, 1]; 0 of nothing. */
  public double rate() {
    return observations == 0 ? 0 : sum / (double) observations;
  }
}
