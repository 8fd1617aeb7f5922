package io.agnoscope.benchmarks.detector;

import io.agnoscope.scoring.regression.RegressionSettings;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Measures the scoring-service's detector, on simulated Monitors. */
final class Detectors {
  /** Alarms in so many steps of so many systems. */
  record Alarms(long alarms, long steps) {}

  private final long seed;

  Detectors(long seed) {
    this.seed = seed;
  }

  /** False alarms of systems that begin without baselines. */
  Alarms falseAlarms(RegressionSettings settings, Conditions conditions, int systems, int steps) {
    long alarms =
        IntStream.range(0, systems)
            .parallel()
            .mapToLong(run -> {
              WatchedSystem system = new WatchedSystem(settings, conditions, random(4, run));
              long count = 0;
              for (int step = 0; step < steps; step++) {
                count += system.step(0, 0) ? 1 : 0;
              }
              return count;
            })
            .sum();
    return new Alarms(alarms, (long) systems * steps);
  }

  /** How long it takes until a rise of one of the Monitors alarms. */
  Delay delay(
      RegressionSettings settings,
      int referenceSteps,
      double rate,
      Conditions conditions,
      double rise,
      int runs) {
    return Delay.of(
        IntStream.range(0, runs)
            .parallel()
            .map(run -> {
              Traffic traffic = new Traffic(rate, conditions, random(3, run));
              // The other Monitors freeze theirs at the same time.
              long[] frozen = {0};
              WatchedMonitor monitor =
                  new WatchedMonitor(settings, () -> frozen[0] += WatchedSystem.MONITORS);
              double level = Math.log((double) settings.targetRunLength());
              for (int step = 0; step < referenceSteps; step++) {
                take(monitor, traffic, 0, level);
              }
              int steps = 0;
              boolean found = false;
              while (!found && steps < Streams.MOST_STEPS) {
                found = take(monitor, traffic, rise, level);
                steps++;
              }
              return steps;
            }));
  }

  /** How long it takes when all Monitors rise at once. */
  Delay delayOfAll(
      RegressionSettings settings,
      Conditions conditions,
      int referenceSteps,
      double rise,
      int runs) {
    return Delay.of(
        IntStream.range(0, runs)
            .parallel()
            .map(run -> {
              WatchedSystem system = new WatchedSystem(settings, conditions, random(5, run));
              for (int step = 0; step < referenceSteps; step++) {
                system.step(0, 0);
              }
              int steps = 1;
              while (!system.step(WatchedSystem.MONITORS, rise) && steps < Streams.MOST_STEPS) {
                steps++;
              }
              return steps;
            }));
  }

  private static boolean take(WatchedMonitor monitor, Traffic traffic, double rise, double level) {
    traffic.next(rise);
    monitor.take(traffic, 1.0 / WatchedSystem.MONITORS);
    boolean alarm = monitor.evidence().log() >= level;
    if (alarm) {
      monitor.forget();
    }
    return alarm;
  }

  private SplittableRandom random(int purpose, int run) {
    return new SplittableRandom((seed * 31 + purpose) * 1_000_003 + run);
  }
}
