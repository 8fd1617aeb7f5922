package io.agnoscope.benchmarks.detector;

import io.agnoscope.benchmarks.detector.Detectors.Alarms;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.scoring.regression.RegressionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What baselines of different sizes find, and how often there is an alarm for nothing. */
final class Study {
  private static final int WEEK = 10_080;

  private final RegressionSettings settings;
  private final Detectors detectors;
  private final Streams streams;
  private final int runs;
  private final Screen screen;

  Study(
      RegressionSettings settings, Detectors detectors, Streams streams, int runs, Screen screen) {
    this.settings = settings;
    this.detectors = detectors;
    this.streams = streams;
    this.runs = runs;
    this.screen = screen;
  }

  /** How soon rises are found by baselines of different sizes. */
  void references(Report report) {
    Table table =
        new Table("reference period", "5 % → 10 %", "20 % → 25 %", "5 % → 20 %", "20 % → 50 %");
    for (int observations : new int[] {500, 2_000, 8_000, 32_000, 128_000}) {
      screen.progress("  delays at " + observations);
      int steps = observations / Traffic.OBSERVATIONS + 1;
      table.row(
          Numbers.count(observations),
          delay(steps, WatchedSystem.LOW, Comparison.RISE),
          delay(steps, WatchedSystem.HIGH, Comparison.RISE),
          delay(steps, WatchedSystem.LOW, 0.15),
          delay(steps, WatchedSystem.HIGH, 0.3));
    }
    report
        .paragraph("## Delay by the size of the baseline")
        .paragraph(
            "Steps of the e-detector as it is set to find a rise that comes after so many observations of a Monitor, of independent answers. The baseline goes on being refined with what is observed after the rise, which can lower its bounds and never raises one. Runs end after %s steps, which count as the delay."
                .formatted(Numbers.count(Streams.MOST_STEPS)))
        .table(table);
  }

  private String delay(int referenceSteps, double rate, double rise) {
    return detectors
        .delay(settings, referenceSteps, rate, Conditions.STEADY, rise, Math.max(5, runs / 3))
        .text();
  }

  /** How often there is an alarm while nothing changes, under each of the conditions. */
  void falseAlarms(Report report, Comparison tuned) {
    List<String> headings =
        new ArrayList<>(List.of("while nothing gets worse", "e-detector, as it is set"));
    headings.addAll(tuned.low().keySet());
    Table table = new Table(headings.toArray(String[]::new));
    for (Conditions conditions : Conditions.ALL) {
      screen.progress("  false alarms, " + conditions.name());
      List<String> cells = new ArrayList<>(List.of(conditions.name(), own(conditions)));
      tuned
          .low()
          .forEach((kind, low) -> {
            Tuned high = tuned.high().getOrDefault(kind, low);
            double rate =
                WatchedSystem.MONITORS
                    / 2.0
                    * (rate(low, WatchedSystem.LOW, conditions)
                        + rate(high, WatchedSystem.HIGH, conditions));
            cells.add(String.format(Locale.ROOT, "%.1f a week", rate * WEEK));
          });
      table.row(cells.toArray(String[]::new));
    }
    report
        .paragraph("## False alarms")
        .paragraph(
            "Alarms of all %d Monitors while nothing gets worse for good; a week has %s steps of a minute. The e-detector's systems begin without baselines; what is stated is at most 1 in %s steps. The others see a Monitor's observations and no strata, and are those of the first table. In the rows with a wobble, rates do rise above their mean, for tens of steps: that is not covered by what is stated, and the dispersion says how much of it is borne."
                .formatted(
                    WatchedSystem.MONITORS,
                    Numbers.count(WEEK),
                    Numbers.count(settings.targetRunLength())))
        .table(table);
  }

  private String own(Conditions conditions) {
    Alarms alarms = detectors.falseAlarms(settings, conditions, Math.max(5, runs / 10), WEEK);
    return "%d in %s steps".formatted(alarms.alarms(), Numbers.count(alarms.steps()));
  }

  private double rate(Tuned tuned, double rate, Conditions conditions) {
    return streams.rateOfAlarms(tuned.family(), tuned.parameter(), rate, conditions);
  }
}
