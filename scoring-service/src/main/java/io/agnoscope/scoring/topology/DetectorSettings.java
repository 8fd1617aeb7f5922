package io.agnoscope.scoring.topology;

import io.agnoscope.scoring.regression.RegressionSettings;
import java.time.Duration;

/**
 * What an operator may set of the detector.
 *
 * @param step how often it judges what came since
 * @param regression how regressions are looked for
 * @param acceptAfter how long a promoted checkpoint is watched without an alarm before it may give
 *     the next baseline
 * @param minimumObservations from how many observations on a regression is over, and probes speak
 * @param mostMonitors how many Monitors are watched
 * @param forgetAfter how long a Monitor or source may be idle, and a resolved alert is shown
 * @param flows when Samples that are lost, stuck or missing alert
 */
public record DetectorSettings(
    Duration step,
    RegressionSettings regression,
    Duration acceptAfter,
    int minimumObservations,
    int mostMonitors,
    Duration forgetAfter,
    FlowSettings flows) {
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);

  /** What is recommended: steps of a minute. */
  public static DetectorSettings standard() {
    return new DetectorSettings(
        Duration.ofMinutes(1),
        RegressionSettings.standard(),
        Duration.ofHours(1),
        30,
        2_000,
        Duration.ofDays(7),
        new FlowSettings(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            QuietHours.NONE));
  }

  public DetectorSettings {
    if (step.compareTo(SHORTEST_STEP) < 0) {
      throw new IllegalArgumentException("agnoscope.detector.step must be at least PT1S");
    }
    if (acceptAfter.isNegative()) {
      throw new IllegalArgumentException("agnoscope.detector.accept-after must not be negative");
    }
    if (forgetAfter.compareTo(step) <= 0) {
      throw new IllegalArgumentException(
          "agnoscope.detector.forget-after must be longer than agnoscope.detector.step");
    }
  }
}
