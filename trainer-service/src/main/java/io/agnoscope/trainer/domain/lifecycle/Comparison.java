package io.agnoscope.trainer.domain.lifecycle;

import java.util.Locale;

/**
 * How a newer checkpoint does on the same Trials as an older one, so far.
 *
 * @param newer its id
 * @param older its id
 * @param newerServes whether the newer one served and the older one was asked beside it, or the
 *     other way round
 * @param pairs Trials that both answered
 * @param worse summed over the pairs, the share of the Views that only the newer one failed
 * @param better the same of the older one
 * @param evidence that the newer one does worse
 * @param alarmAt the evidence from which on that is said
 * @param saidWorse whether it was said
 */
public record Comparison(
    String newer,
    String older,
    boolean newerServes,
    long pairs,
    double worse,
    double better,
    double evidence,
    double alarmAt,
    boolean saidWorse) {

  /** The figures as a sentence. */
  public String figures() {
    return String.format(
        Locale.ROOT,
        "on %d Trials that %s answered too, %.1f %% of the Views were failed by it alone and %.1f %% by the other alone (evidence that it is worse %.3g, said from %,.0f on)",
        pairs,
        older,
        percent(worse),
        percent(better),
        evidence,
        alarmAt);
  }

  private double percent(double sum) {
    return pairs == 0 ? 0 : 100 * sum / pairs;
  }
}
