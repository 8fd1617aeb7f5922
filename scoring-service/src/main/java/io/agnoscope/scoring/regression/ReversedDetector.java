package io.agnoscope.scoring.regression;

import java.util.Map;

/**
 * Gathers evidence that a Monitor that had got worse is back under its baseline's bounds: the
 * e-detector on 1 − x. The null: given all that came before, an observation's expected value is at
 * least its stratum's bound, in every stratum. As long as that holds, a Monitor is taken for
 * resolved once in {@code targetRunLength} steps, on average at most.
 */
public final class ReversedDetector {
  private final RegressionSettings settings;

  public ReversedDetector(RegressionSettings settings) {
    this.settings = settings;
  }

  /** Where a Monitor begins when its alarm is raised. */
  public Evidence none() {
    return Evidence.none(settings.bets().size());
  }

  /**
   * The evidence after one more step; it stays as it is when nothing is comparable with the
   * baseline.
   */
  public Evidence step(Evidence before, Baseline baseline, Map<String, Tally> window) {
    if (baseline.comparable(window).observations() == 0) {
      return before;
    }
    return before.after(
        settings.bets(), bet -> logFactor(bet, baseline, window) / settings.dispersion(), 1);
  }

  /** Whether the evidence is enough to say that the regression is over. */
  public boolean isResolved(Evidence evidence) {
    return evidence.log() >= Math.log((double) settings.targetRunLength());
  }

  private static double logFactor(double bet, Baseline baseline, Map<String, Tally> window) {
    double sum = 0;
    for (Map.Entry<String, Tally> entry : window.entrySet()) {
      StratumBaseline stratum = baseline.strata().get(entry.getKey());
      if (stratum != null) {
        Tally tally = entry.getValue();
        Tally complement = new Tally(tally.observations(), tally.observations() - tally.sum());
        sum += Bet.log(bet, complement, 1 - stratum.bound());
      }
    }
    return sum;
  }
}
