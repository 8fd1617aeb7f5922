package io.agnoscope.benchmarks.detector;

import io.agnoscope.benchmarks.detector.Detectors.Alarms;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.scoring.regression.RegressionSettings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How soon each finds a rise, when all but ours are tuned to the same rate of false alarms. */
final class Comparison {
  static final double RISE = 0.05;

  private static final String WHY =
      "Why the e-detector as it is set takes longer: it holds each stratum against the upper end of"
          + " what its baseline leaves open, at least δ above the observed rate; it lets evidence"
          + " count half (dispersion 2), to bear answers that depend on each other; and its level"
          + " holds for any rates and any mix of strata, where the others' thresholds were found by"
          + " simulating these very rates. The rows with dispersion 1 say what is left of that.";

  private static final double NEAR = 1.1;
  private static final int[] LEVELS = {3, 30, 300, 3_000, 30_000};
  private static final int HALF_A_WEEK = 5_040;

  private final RegressionSettings settings;
  private final Detectors detectors;
  private final Conditions conditions;
  private final int runs;
  private final Screen screen;

  /** Of each kind the variant that finds a rise soonest, by the Monitor's rate. */
  private final Map<String, Tuned> low;

  private final Map<String, Tuned> high;

  /** Tunes them. */
  Comparison(
      RegressionSettings settings,
      Detectors detectors,
      Streams streams,
      Conditions conditions,
      int runs,
      Screen screen) {
    this.settings = settings;
    this.detectors = detectors;
    this.conditions = conditions;
    this.runs = runs;
    this.screen = screen;
    this.low = tuned(streams, WatchedSystem.LOW);
    this.high = tuned(streams, WatchedSystem.HIGH);
  }

  /** Those for a Monitor with a low rate. */
  Map<String, Tuned> low() {
    return low;
  }

  /** Those for a Monitor with a high rate. */
  Map<String, Tuned> high() {
    return high;
  }

  private Map<String, Tuned> tuned(Streams streams, double rate) {
    double target = 1.0 / settings.targetRunLength() / WatchedSystem.MONITORS;
    Map<String, Tuned> best = new LinkedHashMap<>();
    screen.progress("  tuning, " + conditions.name());
    List<Tuned> all =
        Family.all().parallelStream()
            .map(family -> {
              double parameter = streams.tuned(family, rate, conditions, target);
              return new Tuned(
                  family, parameter, streams.delay(family, parameter, rate, conditions, RISE));
            })
            .toList();
    for (Tuned tuned : all) {
      best.merge(
          tuned.family().kind(),
          tuned,
          (one, other) -> one.delay().mean() <= other.delay().mean() ? one : other);
    }
    return best;
  }

  /** Adds the table, and what it says. */
  void report(Report report) {
    screen.progress("  delays, " + conditions.name());
    RegressionSettings independent = with(1, settings.targetRunLength());
    long level = levelOfTheSameRate();
    RegressionSettings lowered = with(1, level);
    String guaranteed = "≤ 1 in " + Numbers.count(settings.targetRunLength());
    String stated = conditions.stickiness() > 0 ? "none in the simulation, not proven" : guaranteed;
    String same = "1 in %s, tuned".formatted(Numbers.count(settings.targetRunLength()));
    Delay ownLow = own(settings, WatchedSystem.LOW);
    Delay ownHigh = own(settings, WatchedSystem.HIGH);
    Table table =
        new Table("detector", "false alarms", "5 % → 10 %", "20 % → 25 %")
            .row("e-detector, as it is set", stated, ownLow.text(), ownHigh.text())
            .row(
                "e-detector, dispersion 1",
                conditions.stickiness() > 0 ? "more than stated" : guaranteed,
                own(independent, WatchedSystem.LOW).text(),
                own(independent, WatchedSystem.HIGH).text())
            .row(
                "e-detector, dispersion 1, alarm level " + level,
                same,
                own(lowered, WatchedSystem.LOW).text(),
                own(lowered, WatchedSystem.HIGH).text());
    low.forEach((kind, tuned) ->
        table.row(kind, same, tuned.text(), high.getOrDefault(kind, tuned).text()));
    report
        .paragraph("## Delay: %s".formatted(conditions.name()))
        .paragraph(
            "Steps from a rise of one Monitor to its alarm: the mean over %d runs ± its standard error, after a reference period of %s observations. What is tuned is tuned on simulated traffic of these rates and conditions to one false alarm of all %d Monitors in %s steps; those that are compared with, for each rate on its own and in the variant that finds the rise soonest."
                .formatted(
                    runs,
                    Numbers.count((long) Streams.REFERENCE_STEPS * Traffic.OBSERVATIONS),
                    WatchedSystem.MONITORS,
                    Numbers.count(settings.targetRunLength())))
        .table(table)
        .paragraph(verdict("5 % → 10 %", ownLow, low))
        .paragraph(verdict("20 % → 25 %", ownHigh, high))
        .paragraph(WHY)
        .paragraph(
            "When all %d Monitors rise by 5 percentage points at once, the e-detector as it is set alarms after %s steps."
                .formatted(
                    WatchedSystem.MONITORS,
                    detectors
                        .delayOfAll(
                            settings,
                            conditions,
                            Streams.REFERENCE_STEPS,
                            RISE,
                            Math.max(5, runs / 10))
                        .text()));
  }

  /** The alarm level at which the e-detector alarms as often as the others are tuned to. */
  private long levelOfTheSameRate() {
    double[] places = new double[LEVELS.length];
    long[] counts = new long[LEVELS.length];
    long steps = 0;
    for (int i = 0; i < LEVELS.length; i++) {
      Alarms alarms =
          detectors.falseAlarms(
              with(1, LEVELS[i]), conditions, Math.max(5, runs / 20), HALF_A_WEEK);
      places[i] = Math.log((double) LEVELS[i]);
      counts[i] = alarms.alarms();
      steps = alarms.steps();
    }
    double expected = (double) steps / settings.targetRunLength();
    return Math.max(
        1, Math.round(Math.exp(LogLine.through(places, counts).whereItIs(Math.log(expected)))));
  }

  private static String verdict(String rise, Delay own, Map<String, Tuned> others) {
    Map.Entry<String, Tuned> best =
        others.entrySet().stream()
            .min(Comparator.comparingDouble(other -> other.getValue().delay().mean()))
            .orElseThrow();
    double ratio = own.mean() / best.getValue().delay().mean();
    return "%s: the soonest of the others is %s; the e-detector as it is set takes %.2f times as long, which is %s."
        .formatted(
            rise,
            best.getKey(),
            ratio,
            ratio <= 1
                ? "the best"
                : ratio <= NEAR ? "within 10 % of the best" : "not within 10 % of the best");
  }

  private Delay own(RegressionSettings used, double rate) {
    return detectors.delay(used, Streams.REFERENCE_STEPS, rate, conditions, RISE, runs);
  }

  private RegressionSettings with(double dispersion, long level) {
    return new RegressionSettings(
        settings.baselineError(),
        settings.smallestChange(),
        level,
        settings.baselineSize(),
        settings.rareStratum(),
        dispersion,
        settings.bets());
  }
}
