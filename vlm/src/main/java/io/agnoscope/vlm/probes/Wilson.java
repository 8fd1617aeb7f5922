package io.agnoscope.vlm.probes;

/**
 * A share with its Wilson 95 % interval (Wilson: Probable Inference, the Law of Succession, and
 * Statistical Inference, JASA 1927).
 *
 * @param share successes divided by trials
 */
record Wilson(double share, double lower, double upper) {

  private static final double Z = 1.959963984540054;

  /**
   * The interval of so many successes.
   *
   * @throws IllegalArgumentException when there were no trials, or fewer than successes
   */
  static Wilson of(int successes, int trials) {
    if (trials <= 0 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
    double share = (double) successes / trials;
    double spread = Z * Z / trials;
    double middle = (share + spread / 2) / (1 + spread);
    double half =
        Z / (1 + spread) * Math.sqrt(share * (1 - share) / trials + spread / (4 * trials));
    return new Wilson(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
