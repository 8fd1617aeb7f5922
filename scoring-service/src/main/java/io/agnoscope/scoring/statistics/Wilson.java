package io.agnoscope.scoring.statistics;

/**
 * The Wilson score interval of a proportion at 95 % (E. B. Wilson, JASA 22, 1927; without
 * continuity correction).
 */
public final class Wilson {
  /** The 97.5 % quantile of the standard normal distribution. */
  static final double Z = 1.959963984540054;

  private Wilson() {}

  /**
   * The interval for {@code successes} out of {@code trials}.
   *
   * @param successes between 0 and {@code trials}
   * @param trials at least 1
   * @return bounds within [0, 1]
   * @throws IllegalArgumentException when the counts are out of range
   */
  public static Interval interval(long successes, long trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "Needs 0 <= successes <= trials and trials >= 1, got " + successes + " of " + trials);
    }
    return interval((double) successes, (double) trials);
  }

  /**
   * The interval for the mean of values in [0, 1]. Their variance is at most that of indicators
   * with the same mean, so that it is wider than it need be.
   *
   * @param sum of the values, between 0 and {@code n}
   * @param n how many, at least 1
   * @return bounds within [0, 1]
   * @throws IllegalArgumentException when they are out of range
   */
  static Interval interval(double sum, double n) {
    if (!(n >= 1 && sum >= 0 && sum <= n)) {
      throw new IllegalArgumentException("Needs 0 <= sum <= n and n >= 1, got " + sum + " of " + n);
    }
    double p = sum / n;
    double zz = Z * Z;
    double centre = p + zz / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + zz / (4 * n * n));
    double scale = 1 + zz / n;
    // At the ends the bound is exact; the formula would miss it by a rounding error.
    double low = sum == 0 ? 0 : Math.max(0, (centre - half) / scale);
    double high = sum == n ? 1 : Math.min(1, (centre + half) / scale);
    return new Interval(low, high);
  }
}
