package io.agnoscope.scoring.statistics;

/**
 * The exact two-sided sign test: how likely counts at least as uneven are while either outcome is
 * as likely as the other (W. J. Dixon, A. M. Mood, JASA 41, 1946). Ties are left out beforehand.
 */
public final class SignTest {
  /** Terms below this share of the sum change no digit of it. */
  private static final double NEGLIGIBLE = 1e-18;

  private static final double HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private SignTest() {}

  /**
   * 2·P(X ≤ min(first, second)) for X binomial with first + second trials and p = ½, at most 1.
   *
   * @return the p-value, in [0, 1]; 1 when there is nothing to compare
   * @throws IllegalArgumentException when a count is negative
   */
  public static double pValue(long first, long second) {
    if (first < 0 || second < 0) {
      throw new IllegalArgumentException("Needs counts >= 0, got " + first + ", " + second);
    }
    long n = first + second;
    long fewer = Math.min(first, second);
    double term = 1;
    double sum = 0;
    // From the largest term down: C(n, k − 1) = C(n, k) · k / (n − k + 1).
    for (long k = fewer; k >= 0 && term > NEGLIGIBLE * sum; k--) {
      sum += term;
      term *= (double) k / (n - k + 1);
    }
    double largest = lnFactorial(n) - lnFactorial(fewer) - lnFactorial(n - fewer);
    return Math.min(1, 2 * sum * Math.exp(largest - n * Math.log(2)));
  }

  /** Stirling's series; below 10 the product itself. */
  private static double lnFactorial(long n) {
    if (n < 10) {
      double product = 1;
      for (long i = 2; i <= n; i++) {
        product *= i;
      }
      return Math.log(product);
    }
    double x = n;
    double inverse = 1 / x;
    double square = inverse * inverse;
    double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260)));
    return (x + 0.5) * Math.log(x) - x + HALF_LN_TWO_PI + series;
  }
}
