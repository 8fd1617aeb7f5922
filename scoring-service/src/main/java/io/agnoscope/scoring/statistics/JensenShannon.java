package io.agnoscope.scoring.statistics;

/**
 * The Jensen-Shannon divergence between two distributions, in nats (J. Lin, IEEE Trans. Inf. Theory
 * 37, 1991).
 */
public final class JensenShannon {
  private JensenShannon() {}

  /**
   * ½ KL(p‖m) + ½ KL(q‖m) with m = (p + q)/2.
   *
   * @param p probabilities, same length and order as {@code q}
   * @param q probabilities
   * @return between 0 and ln 2
   * @throws IllegalArgumentException when the lengths differ
   */
  public static double nats(double[] p, double[] q) {
    if (p.length != q.length) {
      throw new IllegalArgumentException(
          "Distributions of different length: " + p.length + ", " + q.length);
    }
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += term(p[i], q[i]);
    }
    return Math.clamp(sum, 0, Math.log(2));
  }

  /** What one option adds: ½ [p ln(p/m) + q ln(q/m)], m = (p + q)/2; at least 0 up to rounding. */
  static double term(double p, double q) {
    double middle = (p + q) / 2;
    return (part(p, middle) + part(q, middle)) / 2;
  }

  private static double part(double probability, double middle) {
    // The middle of nothing and the smallest number there is rounds to nothing.
    return probability == 0 || middle == 0 ? 0 : probability * Math.log(probability / middle);
  }
}
