package io.agnoscope.scoring.regression;

import java.util.Map;

/**
 * Gathers evidence that a Monitor's rate is above its baseline's bound in some stratum. The null:
 * given all that came before, an observation's expected value is at most its stratum's bound.
 * Traffic may move between strata as it likes, and one may look after every step.
 */
public final class EDetector {
  private final RegressionSettings settings;

  public EDetector(RegressionSettings settings) {
    this.settings = settings;
  }

  /** Where a Monitor begins, and begins again after an alarm. */
  public Evidence none() {
    return Evidence.none(settings.bets().size());
  }

  /**
   * The evidence after one more step.
   *
   * @param window what was observed since the last step, by stratum; when nothing of it is
   *     comparable with the baseline, the evidence stays as it is, and no stake is put in
   * @param stake the Monitor's part of the 1 that all Monitors together may put in, of {@link
   *     SystemDetector#stake}
   */
  public Evidence step(
      Evidence before, Baseline baseline, Map<String, Tally> window, double stake) {
    if (baseline.comparable(window).observations() == 0) {
      return before;
    }
    return before.after(
        settings.bets(), bet -> logFactor(bet, baseline, window) / settings.dispersion(), stake);
  }

  private static double logFactor(double bet, Baseline baseline, Map<String, Tally> window) {
    double sum = 0;
    for (Map.Entry<String, Tally> entry : window.entrySet()) {
      StratumBaseline stratum = baseline.strata().get(entry.getKey());
      if (stratum != null) {
        sum += Bet.log(bet, entry.getValue(), stratum.bound());
      }
    }
    return sum;
  }
}
