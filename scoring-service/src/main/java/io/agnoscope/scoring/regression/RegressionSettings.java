package io.agnoscope.scoring.regression;

import java.util.List;

/**
 * How regressions are looked for.
 *
 * @param baselineError β in (0, 1): the probability that any baseline's upper limit lies below the
 *     rate it was taken from
 * @param smallestChange δ in [0, 1): the rise of a rate that is not worth waking somebody
 * @param targetRunLength 1/α ≥ 1: steps between false alarms of the whole system, on average at
 *     least
 * @param baselineSize observations that a Monitor's baseline is first frozen from; {@link
 *     Refinement} says when it is refined with more
 * @param rareStratum strata with fewer observations in the reference period share one bound
 * @param dispersion D ≥ 1: how many times as much sums of answers may vary as those of independent
 *     ones. Evidence counts a Dth, and baselines are as uncertain as those of a Dth of their
 *     observations; 2 covers answers that correlate with the one before by up to a third
 * @param bets the λ that the evidence is averaged over, positive and ascending
 */
public record RegressionSettings(
    double baselineError,
    double smallestChange,
    long targetRunLength,
    int baselineSize,
    int rareStratum,
    double dispersion,
    List<Double> bets) {
  /** What is recommended for {@code dispersion}. */
  private static final double RECOMMENDED_DISPERSION = 2;

  public RegressionSettings {
    require(baselineError > 0 && baselineError < 1, "baselineError in (0, 1)", baselineError);
    require(smallestChange >= 0 && smallestChange < 1, "smallestChange in [0, 1)", smallestChange);
    require(targetRunLength >= 1, "targetRunLength >= 1", targetRunLength);
    require(baselineSize >= 1, "baselineSize >= 1", baselineSize);
    require(rareStratum >= 0, "rareStratum >= 0", rareStratum);
    require(
        dispersion >= 1 && dispersion < Double.POSITIVE_INFINITY, "dispersion >= 1", dispersion);
    bets = List.copyOf(bets);
    require(!bets.isEmpty(), "at least one bet", bets);
    for (int i = 0; i < bets.size(); i++) {
      double bet = bets.get(i);
      require(
          bet > 0 && bet < Double.POSITIVE_INFINITY && (i == 0 || bet > bets.get(i - 1)),
          "bets > 0 and ascending",
          bets);
    }
  }

  /** Settings with the dispersion that is recommended. */
  public RegressionSettings(
      double baselineError,
      double smallestChange,
      long targetRunLength,
      int baselineSize,
      int rareStratum,
      List<Double> bets) {
    this(
        baselineError,
        smallestChange,
        targetRunLength,
        baselineSize,
        rareStratum,
        RECOMMENDED_DISPERSION,
        bets);
  }

  /** What is recommended for steps of a minute; docs/statistics.md says why. */
  public static RegressionSettings standard() {
    return new RegressionSettings(
        0.05, 0.01, 10_080, 500, 100, List.of(0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2));
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("Needs " + what + ", got " + value);
    }
  }
}
