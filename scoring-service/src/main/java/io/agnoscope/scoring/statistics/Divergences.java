package io.agnoscope.scoring.statistics;

/**
 * Jensen-Shannon divergences from the clean View's distribution.
 *
 * @param count Views with exact probabilities on both sides
 * @param nats the sum of their divergences
 */
public record Divergences(long count, double nats) {
  public static final Divergences NONE = new Divergences(0, 0);

  static Divergences of(Said clean, Said said) {
    return clean.exact() && said.exact() && clean.sameOptions(said)
        ? new Divergences(1, JensenShannon.nats(clean.inOrder(), said.inOrder()))
        : NONE;
  }

  Divergences plus(Divergences other) {
    return new Divergences(count + other.count, nats + other.nats);
  }
}
