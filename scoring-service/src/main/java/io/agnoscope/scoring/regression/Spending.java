package io.agnoscope.scoring.regression;

/**
 * How an error budget is spent on an open-ended sequence of events, such as the freezing of
 * baselines: the shares of all events together are exactly 1, however many there will be.
 */
public final class Spending {
  /**
   * The first so many events get nearly the same share: a service watches some dozens of Monitors,
   * and a hundredfold smaller error moves a limit by little.
   */
  private static final double NEARLY_EVEN = 64;

  private Spending() {}

  /**
   * The share of the event with the given number: c/((i + c)(i + c − 1)) with c = 64, a telescoping
   * series.
   *
   * @param number counted from 1
   */
  public static double share(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("Needs a number >= 1, got " + number);
    }
    double n = (double) number;
    return NEARLY_EVEN / ((n + NEARLY_EVEN) * (n + NEARLY_EVEN - 1));
  }

  /** The error of the baseline that is frozen as the so many-th, counted from 1. */
  public static double baselineError(RegressionSettings settings, long number) {
    return settings.baselineError() * share(number);
  }
}
