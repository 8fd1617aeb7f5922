package io.agnoscope.benchmarks.mirror;

import io.agnoscope.benchmarks.mirror.MirrorLoad.Observed;
import io.agnoscope.benchmarks.mirror.MirrorLoad.Second;
import io.agnoscope.benchmarks.process.Metrics;
import io.agnoscope.benchmarks.process.PerturbationService;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Table;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Writes down what the load found. */
final class MirrorReport {

  private MirrorReport() {}

  /**
   * What there is to write down.
   *
   * @param cold the phase that warms up, from a service that had just started
   * @param measured the phase after it
   * @param settings of the service
   * @param metrics of the service after both
   * @param rate requests a second
   * @param warmUp seconds of the first phase
   */
  record Run(
      Observed cold,
      Observed measured,
      Map<String, String> settings,
      Metrics metrics,
      double rate,
      int warmUp) {}

  static void fill(Report report, Run run) {
    report
        .fact(
            "load: open loop, %s requests a second of %d bytes, after %d s of the same to warm up; load, broker and service share the machine"
                .formatted(
                    Numbers.count(Math.round(run.rate())), MirroredRequest.BYTES, run.warmUp()))
        .fact(
            "service: JVM `"
                + String.join(" ", PerturbationService.JVM_OPTIONS)
                + "`, "
                + text(run.settings()))
        .factOfLoadNow()
        .paragraph("What became of the requests:")
        .table(outcomes(run.measured()))
        .paragraph(
            "Latencies in ms, from the instant at which a request was due (coordinated omission is"
                + " charged):")
        .table(latencies(run.measured().latencies()))
        .paragraph("Over time:")
        .table(overTime(run.measured()))
        .paragraph("The phase before, %d s from a cold start:".formatted(run.warmUp()))
        .table(outcomes(run.cold()))
        .paragraph("The service's own counters after both phases:")
        .table(counters(run.metrics()));
  }

  private static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
        .collect(Collectors.joining(", "));
  }

  private static Table outcomes(Observed observed) {
    long sent = observed.tally().settled();
    Table table = new Table("answer", "requests", "share");
    table.row("sent", Numbers.count(sent), "");
    observed
        .tally()
        .outcomes()
        .forEach((name, count) -> table.row(name, Numbers.count(count), share(count, sent)));
    observed
        .tally()
        .errors()
        .forEach(
            (name, count) -> table.row("error: " + name, Numbers.count(count), share(count, sent)));
    table.row(
        "errors in all",
        Numbers.count(observed.tally().failures()),
        share(observed.tally().failures(), sent));
    return table;
  }

  private static String share(long count, long of) {
    return of == 0 ? "" : "%.2f %%".formatted(100.0 * (double) count / (double) of);
  }

  private static Table latencies(Histogram latencies) {
    return new Table("p50", "p90", "p99", "p99.9", "max")
        .row(
            Numbers.percentile(latencies, 50),
            Numbers.percentile(latencies, 90),
            Numbers.percentile(latencies, 99),
            Numbers.percentile(latencies, 99.9),
            Numbers.percentile(latencies, 100));
  }

  private static Table overTime(Observed observed) {
    Table table =
        new Table("after s", "answered", "p50 ms", "p99 ms", "resident MiB", "heap in use MiB");
    for (Second second : observed.seconds()) {
      table.row(
          Long.toString(second.at()),
          Numbers.count(second.settled()),
          Numbers.percentile(second.latencies(), 50),
          Numbers.percentile(second.latencies(), 99),
          second.memory().residentBytes().isPresent()
              ? Numbers.mebibytes((double) second.memory().residentBytes().getAsLong())
              : "not told",
          Numbers.mebibytes((double) second.memory().heapBytes()));
    }
    return table;
  }

  private static Table counters(Metrics metrics) {
    Table table = new Table("counter", "value");
    metrics
        .series("agnoscope_")
        .forEach((name, value) -> {
          if (value > 0 && name.contains("_total")) {
            table.row("`" + name + "`", Numbers.count(Math.round(value)));
          }
        });
    return table;
  }
}
