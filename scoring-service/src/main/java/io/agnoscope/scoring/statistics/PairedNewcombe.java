package io.agnoscope.scoring.statistics;

/**
 * The 95 % interval of the difference between two proportions that were observed on the same items:
 * square-and-add of two Wilson intervals with the continuity-corrected correlation (R. G. Newcombe,
 * Statistics in Medicine 17, 1998, 2635-2650, method 10).
 */
public final class PairedNewcombe {
  private PairedNewcombe() {}

  /**
   * The interval of (both + firstOnly)/n − (both + secondOnly)/n.
   *
   * @param both items on which both events happened
   * @param firstOnly items on which only the first happened
   * @param secondOnly items on which only the second happened
   * @param neither items on which none happened
   * @return bounds within [-1, 1]
   * @throws IllegalArgumentException when a count is negative or all are 0
   */
  public static Interval difference(long both, long firstOnly, long secondOnly, long neither) {
    long items = both + firstOnly + secondOnly + neither;
    if (both < 0 || firstOnly < 0 || secondOnly < 0 || neither < 0 || items == 0) {
      throw new IllegalArgumentException(
          "Needs counts >= 0 and at least one item, got "
              + both
              + ", "
              + firstOnly
              + ", "
              + secondOnly
              + ", "
              + neither);
    }
    double n = items;
    double p1 = (both + firstOnly) / n;
    double p2 = (both + secondOnly) / n;
    Interval w1 = Wilson.interval(both + firstOnly, items);
    Interval w2 = Wilson.interval(both + secondOnly, items);
    double phi =
        correlation((double) both, (double) firstOnly, (double) secondOnly, (double) neither);
    double difference = (firstOnly - secondOnly) / n;
    double below = squareAndAdd(p1 - w1.low(), w2.high() - p2, phi);
    double above = squareAndAdd(w1.high() - p1, p2 - w2.low(), phi);
    return new Interval(Math.max(-1, difference - below), Math.min(1, difference + above));
  }

  private static double squareAndAdd(double a, double b, double phi) {
    // The radicand is at least (a - b)², but rounding may take it below 0.
    return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  }

  /** Counts as doubles: the product of four margins overflows a long from about 55,000 items on. */
  private static double correlation(double a, double b, double c, double d) {
    double margins = (a + b) * (c + d) * (a + c) * (b + d);
    if (margins == 0) {
      return 0;
    }
    double cross = a * d - b * c;
    double corrected = cross > 0 ? Math.max(0, cross - (a + b + c + d) / 2) : cross;
    return corrected / Math.sqrt(margins);
  }
}
