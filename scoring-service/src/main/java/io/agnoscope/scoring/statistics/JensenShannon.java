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
      double middle = (p[i] + q[i]) / 2;
      sum += term(p[i], middle) + term(q[i], middle);
    }
    return Math.clamp(sum / 2, 0, Math.log(2));
  }

  private static double term(double probability, double middle) {
    return probability == 0 ? 0 : probability * Math.log(probability / middle);
  }
}
