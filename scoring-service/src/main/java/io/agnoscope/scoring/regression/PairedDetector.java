package io.agnoscope.scoring.regression;

import java.util.List;

/**
 * Gathers evidence that one checkpoint does worse than another on the same Trials. The null: given
 * all that came before, a Trial's expected difference (new value less old) is at most 0. It needs
 * no baseline, and what the traffic consists of does not matter.
 */
public final class PairedDetector {
  private final RegressionSettings settings;
  private final List<Double> bets;

  /** A detector that uses those bets of the settings that are below 1. */
  public PairedDetector(RegressionSettings settings) {
    this.settings = settings;
    this.bets = settings.bets().stream().filter(bet -> bet < 1).toList();
    if (bets.isEmpty()) {
      throw new IllegalArgumentException("Needs a bet below 1, got " + settings.bets());
    }
  }

  /** Where a comparison begins. */
  public Evidence none() {
    return Evidence.none(bets.size());
  }

  /**
   * The evidence after one more step: e(λ) = (1 + λ)^worse · (1 − λ)^better. It stays as it is when
   * no Trial differs.
   *
   * @param worse Σ max(0, new − old) over the step's Trials: of indicators, how many newly flipped
   * @param better Σ max(0, old − new): of indicators, how many were fixed
   * @param stake 1 for a comparison that stands alone, else its part, of {@link
   *     SystemDetector#stake}
   */
  public Evidence step(Evidence before, double worse, double better, double stake) {
    if (!(worse >= 0 && better >= 0)) {
      throw new IllegalArgumentException("Needs sums >= 0, got " + worse + ", " + better);
    }
    if (worse == 0 && better == 0) {
      return before;
    }
    return before.after(bets, bet -> worse * Math.log1p(bet) + better * Math.log1p(-bet), stake);
  }

  /** Whether the evidence is enough to say that the new checkpoint does worse. */
  public boolean isWorse(Evidence evidence) {
    return evidence.log() >= Math.log((double) settings.targetRunLength());
  }
}
