package io.agnoscope.benchmarks.detector;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Measures what watches one Monitor's stream, on simulated ones. */
final class Streams {
  /** As many observations as a baseline is refined with at the default setting. */
  static final int REFERENCE_STEPS = 128_000 / Traffic.OBSERVATIONS + 1;

  /** Together half as many as a Monitor alarms once in when it is tuned. */
  private static final int TUNING_STEPS = 20_000;

  private static final int TUNING_RUNS = 5;
  private static final int QUIET_STEPS = 200;
  static final int MOST_STEPS = 5_000;

  private final long seed;
  private final int runs;

  /**
   * A simulation.
   *
   * @param runs of each kind, with a reference period of its own each
   */
  Streams(long seed, int runs) {
    this.seed = seed;
    this.runs = runs;
  }

  /** The parameter at which the family alarms so many times a step while nothing changes. */
  double tuned(Family family, double rate, Conditions conditions, double target) {
    List<Double> grid = family.grid();
    long steps = TUNING_STEPS;
    int repeats = TUNING_RUNS;
    long[] alarms = new long[grid.size()];
    for (int run = 0; run < repeats; run++) {
      long[] some =
          alarms(
              grid.stream().map(family.maker()::apply).toList(),
              new Traffic(rate, conditions, random(1, run)),
              steps);
      Arrays.setAll(alarms, i -> alarms[i] + some[i]);
    }
    double total = (double) (steps * repeats);
    return family
        .unscale()
        .applyAsDouble(
            LogLine.through(
                    grid.stream().mapToDouble(family.scale()::applyAsDouble).toArray(), alarms)
                .whereItIs(Math.log(target * total)));
  }

  /** Alarms a step under other conditions. */
  double rateOfAlarms(Family family, double parameter, double rate, Conditions conditions) {
    long steps = 100L * runs;
    int repeats = Math.max(5, runs / 10);
    long alarms =
        IntStream.range(0, repeats)
            .mapToLong(run ->
                alarms(
                    List.of(family.maker().apply(parameter)),
                    new Traffic(rate, conditions, random(2, run)),
                    steps)[0])
            .sum();
    return alarms / (double) (steps * repeats);
  }

  /** How many steps it takes to find a rise. */
  Delay delay(Family family, double parameter, double rate, Conditions conditions, double rise) {
    return Delay.of(
        IntStream.range(0, runs)
            .parallel()
            .map(run -> {
              Traffic traffic = new Traffic(rate, conditions, random(3, run));
              StreamAlarm alarm = family.maker().apply(parameter);
              learn(List.of(alarm), traffic);
              for (int step = 0; step < QUIET_STEPS; step++) {
                traffic.next(0);
                alarm.step(traffic.flips);
              }
              int steps = 0;
              boolean found = false;
              while (!found && steps < MOST_STEPS) {
                traffic.next(rise);
                found = alarm.step(traffic.flips);
                steps++;
              }
              return steps;
            }));
  }

  private long[] alarms(List<StreamAlarm> detectors, Traffic traffic, long steps) {
    learn(detectors, traffic);
    long[] alarms = new long[detectors.size()];
    for (long step = 0; step < steps; step++) {
      traffic.next(0);
      for (int i = 0; i < alarms.length; i++) {
        alarms[i] += detectors.get(i).step(traffic.flips) ? 1 : 0;
      }
    }
    return alarms;
  }

  private static void learn(List<StreamAlarm> detectors, Traffic traffic) {
    for (int step = 0; step < REFERENCE_STEPS; step++) {
      traffic.next(0);
      detectors.forEach(detector -> detector.learn(traffic.flips));
    }
  }

  /** Runs of one purpose see the same traffic, whatever watches it. */
  private SplittableRandom random(int purpose, int run) {
    return new SplittableRandom((seed * 31 + purpose) * 1_000_003 + run);
  }
}
