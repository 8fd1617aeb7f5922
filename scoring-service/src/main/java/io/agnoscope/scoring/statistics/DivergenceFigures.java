package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The causal effect: how far apart the option distributions on clean and perturbed Views are, in
 * nats.
 *
 * @param exact the mean over Views with exact probabilities on both sides. Its interval is Wilson's
 *     for values between 0 and ln 2 of the largest variance, so rather too wide
 * @param bounded Views where only the likeliest options are known, on one side or both
 * @param least the least that the mean over exact and bounded Views can be; null without any
 * @param most the most that it can be
 */
public record DivergenceFigures(
    Estimate exact, long bounded, @Nullable Double least, @Nullable Double most) {
  private static final double MOST = Math.log(2);

  static DivergenceFigures of(Divergences exact, DivergenceBounds bounds) {
    long all = exact.count() + bounds.count();
    return new DivergenceFigures(
        mean(exact),
        bounds.count(),
        all == 0 ? null : (Double) ((exact.nats() + bounds.lowNats()) / all),
        all == 0 ? null : (Double) ((exact.nats() + bounds.highNats()) / all));
  }

  private static Estimate mean(Divergences exact) {
    if (exact.count() == 0) {
      return new Estimate(null, null, 0);
    }
    double n = exact.count();
    // Rounding may take the sum a little above what its parts can be.
    Interval share = Wilson.interval(Math.min(n, exact.nats() / MOST), n);
    return new Estimate(
        exact.nats() / n, new Interval(share.low() * MOST, share.high() * MOST), exact.count());
  }
}
