package io.agnoscope.scoring.regression;

/**
 * The e-value of a bet that the mean of observations in [0, 1] is above a bound: expected to be at
 * most 1 as long as it is not (I. Waudby-Smith and A. Ramdas, "Estimating means of bounded random
 * variables by betting", 2024).
 */
final class Bet {
  /** The share of the stake that is risked at most: one observation must not end the evidence. */
  private static final double LARGEST_RISK = 0.99;

  private Bet() {}

  /**
   * The logarithm of [1 + λ(1 − b)]^s · [1 − λb]^(n − s), where λ is lowered to .99/b if it is
   * above. For a value x between 0 and 1 the factor is at most 1 + λ(x − b), by the inequality of
   * the weighted means, so that fractional sums are covered.
   *
   * @param tally n and s
   * @param bound b, in [0, 1]
   */
  static double log(double bet, Tally tally, double bound) {
    double lambda = Math.min(bet, LARGEST_RISK / bound);
    return tally.sum() * Math.log1p(lambda * (1 - bound))
        + (tally.observations() - tally.sum()) * Math.log1p(-lambda * bound);
  }
}
