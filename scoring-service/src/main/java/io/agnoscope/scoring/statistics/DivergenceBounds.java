package io.agnoscope.scoring.statistics;

/**
 * Divergences from the clean View's distribution where the model told only its likeliest options,
 * on one side or both.
 *
 * @param count Views
 * @param lowNats the sum of the least that each can be
 * @param highNats the sum of the most that each can be
 */
public record DivergenceBounds(long count, double lowNats, double highNats) {
  public static final DivergenceBounds NONE = new DivergenceBounds(0, 0, 0);

  static DivergenceBounds of(Said clean, Said said) {
    if ((clean.exact() && said.exact()) || !clean.sameOptions(said)) {
      return NONE;
    }
    Interval bounds =
        JensenShannonBounds.nats(
            clean.inOrder(), clean.missingMass(), said.inOrder(), said.missingMass());
    return new DivergenceBounds(1, bounds.low(), bounds.high());
  }

  DivergenceBounds plus(DivergenceBounds other) {
    return new DivergenceBounds(
        count + other.count, lowNats + other.lowNats, highNats + other.highNats);
  }
}
