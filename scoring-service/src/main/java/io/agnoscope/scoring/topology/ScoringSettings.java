package io.agnoscope.scoring.topology;

import io.agnoscope.scoring.statistics.text.Embeddings;
import java.time.Duration;

/**
 * What an operator may set of the topology.
 *
 * @param identityRetention how long Trials and Samples are remembered by id; longer than a Trial is
 *     kept on its topic
 * @param lostAfter how long an accepted Sample may be without an outcome
 * @param windowRetention how long one-minute windows are kept; at least an hour
 * @param closeGrace how long behind its end a window is closed, by the wall clock
 * @param forwardEvery how often changed sums go on to be merged
 * @param embeddings what free answers mean; asked within a transaction, so it must be quick
 */
public record ScoringSettings(
    Duration identityRetention,
    Duration lostAfter,
    Duration windowRetention,
    Duration closeGrace,
    Duration forwardEvery,
    Embeddings embeddings) {
  public ScoringSettings {
    positive("identity-retention", identityRetention);
    positive("lost-after", lostAfter);
    positive("close-grace", closeGrace);
    positive("forward-every", forwardEvery);
    if (windowRetention.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException(
          "agnoscope.scoring.window-retention must be at least an hour");
    }
    if (identityRetention.compareTo(lostAfter) <= 0) {
      throw new IllegalArgumentException(
          "agnoscope.scoring.identity-retention must be longer than agnoscope.scoring.lost-after");
    }
  }

  /** Settings with which free answers are compared by their words only. */
  public ScoringSettings(
      Duration identityRetention,
      Duration lostAfter,
      Duration windowRetention,
      Duration closeGrace,
      Duration forwardEvery) {
    this(identityRetention, lostAfter, windowRetention, closeGrace, forwardEvery, Embeddings.NONE);
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("agnoscope.scoring." + name + " must be positive");
    }
  }
}
