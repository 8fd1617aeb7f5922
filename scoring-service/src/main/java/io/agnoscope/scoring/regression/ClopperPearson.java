package io.agnoscope.scoring.regression;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * The exact one-sided upper limit of a proportion (C. J. Clopper and E. S. Pearson, Biometrika 26,
 * 1934): the rate at which a sum as small as the observed one has the given probability.
 */
public final class ClopperPearson {
  private ClopperPearson() {}

  /**
   * The limit that lies below the true rate with at most the given probability, of independent
   * observations.
   *
   * @see #upper(Tally, double, double)
   */
  public static double upper(Tally tally, double error) {
    return upper(tally, 1, error);
  }

  /**
   * The limit that lies below the true rate with at most the given probability.
   *
   * @param tally a fractional sum is rounded up, so that the limit never gets smaller by it
   * @param dispersion D ≥ 1: the limit is that of a Dth of the observations and of the sum
   * @param error in (0, 0.5)
   * @return within [tally's rate, 1]; 1 of nothing
   * @throws IllegalArgumentException when the error is out of range or there are more than {@link
   *     Integer#MAX_VALUE} observations
   */
  public static double upper(Tally tally, double dispersion, double error) {
    if (!(error > 0 && error < 0.5)) {
      throw new IllegalArgumentException("Needs an error in (0, 0.5), got " + error);
    }
    if (tally.observations() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Too many observations: " + tally.observations());
    }
    int observations = (int) (tally.observations() / dispersion);
    // A sum of thirds may end a rounding error above a whole number, which is not one more.
    int sum =
        (int) Math.min(observations, Math.ceil(tally.sum() / dispersion - 1e-9 * observations));
    if (sum == observations) {
      return 1;
    }
    // Of the two-sided interval each side has half of the error.
    return BinomialConfidenceInterval.CLOPPER_PEARSON
        .fromErrorRate(observations, sum, 2 * error)
        .getUpperBound();
  }
}
