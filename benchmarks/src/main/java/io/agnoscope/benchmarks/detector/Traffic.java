package io.agnoscope.benchmarks.detector;

import java.util.random.RandomGenerator;

/**
 * One Monitor's observations, step by step: two strata, of which the hard one has three to four
 * times the rate of the easy one.
 */
final class Traffic {
  /** One a second, at a step a minute. */
  static final int OBSERVATIONS = 60;

  private static final double PERIOD = 480;
  private static final double REMAINS = 0.9;

  private final double[] rates;
  private final Conditions conditions;
  private final RandomGenerator random;

  private final boolean[] last = new boolean[2];
  private double deviation;
  private long step;

  /** The step's observations in their order, and by stratum how many and how many flips. */
  final boolean[] flips = new boolean[OBSERVATIONS];

  final int[] observed = new int[2];
  final int[] flipped = new int[2];

  /**
   * Traffic from its beginning.
   *
   * @param rate of both strata together while the mix is even; the easy one's and the hard one's
   *     are .4 and 1.6 of it up to a tenth, .5 and 1.5 above
   */
  Traffic(double rate, Conditions conditions, RandomGenerator random) {
    double apart = rate <= 0.1 ? 0.6 : 0.5;
    this.rates = new double[] {rate * (1 - apart), rate * (1 + apart)};
    this.conditions = conditions;
    this.random = random;
    this.deviation = random.nextGaussian();
    for (int stratum = 0; stratum < 2; stratum++) {
      last[stratum] = random.nextDouble() < rates[stratum];
    }
  }

  /** Makes the next step's observations. */
  void next(double rise) {
    double hard = 0.5 + conditions.swing() * Math.sin(2 * Math.PI * step++ / PERIOD);
    deviation = REMAINS * deviation + Math.sqrt(1 - REMAINS * REMAINS) * random.nextGaussian();
    double factor = 1 + conditions.wobble() * deviation;
    observed[0] = observed[1] = flipped[0] = flipped[1] = 0;
    for (int i = 0; i < OBSERVATIONS; i++) {
      int stratum = random.nextDouble() < hard ? 1 : 0;
      boolean repeats =
          conditions.stickiness() > 0 && random.nextDouble() < conditions.stickiness();
      boolean flip = repeats ? last[stratum] : random.nextDouble() < rates[stratum] * factor + rise;
      last[stratum] = flip;
      flips[i] = flip;
      observed[stratum]++;
      flipped[stratum] += flip ? 1 : 0;
    }
  }
}
