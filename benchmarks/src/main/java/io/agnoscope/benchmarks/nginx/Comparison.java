package io.agnoscope.benchmarks.nginx;

import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The arms beside each other, and each round's differences from the first of them. */
final class Comparison {

  private Comparison() {}

  static Table latencies(List<Arm> arms) {
    Table table = new Table("arm", "requests", "errors", "p50", "p90", "p99", "p99.9", "max");
    for (Arm arm : arms) {
      Histogram all = arm.latencies();
      table.row(
          arm.name(),
          Numbers.count(arm.tally().settled()),
          Numbers.count(arm.tally().failures()),
          Numbers.percentile(all, 50),
          Numbers.percentile(all, 90),
          Numbers.percentile(all, 99),
          Numbers.percentile(all, 99.9),
          Numbers.percentile(all, 100));
    }
    return table;
  }

  static Table differences(List<Arm> arms) {
    Arm plain = arms.getFirst();
    Table table = new Table("arm", "p50: median (least to most)", "p99: median (least to most)");
    for (Arm arm : arms.subList(1, arms.size())) {
      table.row(arm.name(), difference(plain, arm, 50), difference(plain, arm, 99));
    }
    return table;
  }

  private static String difference(Arm plain, Arm arm, double percentile) {
    double[] differences =
        IntStream.range(0, arm.blocks().size())
            .mapToDouble(round ->
                arm.blocks().get(round).getValueAtPercentile(percentile)
                    - plain.blocks().get(round).getValueAtPercentile(percentile))
            .sorted()
            .toArray();
    return "%s (%s to %s)"
        .formatted(
            Numbers.milliseconds(median(differences)),
            Numbers.milliseconds(differences[0]),
            Numbers.milliseconds(differences[differences.length - 1]));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
