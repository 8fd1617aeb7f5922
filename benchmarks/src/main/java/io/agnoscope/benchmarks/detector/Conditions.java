package io.agnoscope.benchmarks.detector;

import java.util.List;

/**
 * What answers have to do with each other and with the traffic while no rate changes for good.
 *
 * @param name for the table
 * @param swing how far the hard stratum's share of the traffic moves from a half, up and down
 *     within 480 steps
 * @param stickiness the correlation of an answer with the stratum's last one
 * @param wobble the standard deviation of a Monitor's rates from step to step, relative to them;
 *     what a step has of it stays by nine tenths in the next one
 */
record Conditions(String name, double swing, double stickiness, double wobble) {
  static final Conditions STEADY = new Conditions("independent answers, fixed mix", 0, 0, 0);

  static final Conditions CORRELATED =
      new Conditions("each answer correlated with the last, 0.3", 0, 0.3, 0);

  static final List<Conditions> ALL =
      List.of(
          STEADY,
          new Conditions("hard share swings between 10 and 90 %", 0.4, 0, 0),
          CORRELATED,
          new Conditions("rates wobble by 10 % from step to step", 0, 0, 0.1),
          new Conditions("rates wobble by 20 % from step to step", 0, 0, 0.2),
          new Conditions("mix swings, correlation 0.3, wobble 10 %", 0.4, 0.3, 0.1));
}
