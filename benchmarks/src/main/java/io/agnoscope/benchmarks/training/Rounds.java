package io.agnoscope.benchmarks.training;

import io.agnoscope.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** What both learners did under the same conditions, round after round. */
final class Rounds {

  private final List<Pair> pairs = new ArrayList<>();

  private record Pair(Said.Trained java, Said.Trained python) {

    double ratio() {
      return java.stepsPerSecond() / python.stepsPerSecond();
    }
  }

  void add(Said.Trained java, Said.Trained python) {
    pairs.add(new Pair(java, python));
  }

  /** A row of {@link #table}: steps a second, and their ratio with its lowest and highest. */
  void row(Table table, String conditions) {
    table.row(
        conditions,
        decimal(median(each -> each.java().stepsPerSecond())),
        decimal(median(each -> each.python().stepsPerSecond())),
        decimal(median(Pair::ratio)),
        "%s to %s"
            .formatted(
                decimal(pairs.stream().mapToDouble(Pair::ratio).min().orElseThrow()),
                decimal(pairs.stream().mapToDouble(Pair::ratio).max().orElseThrow())));
  }

  static Table table() {
    return new Table("the two train", "Java steps/s", "Python steps/s", "Java / Python", "rounds");
  }

  /** Milliseconds of a step by part. */
  Table parts() {
    Table table = new Table("part", "Java ms", "Python ms");
    TreeSet<String> names = new TreeSet<>();
    pairs.forEach(pair -> {
      names.addAll(pair.java().parts().keySet());
      names.addAll(pair.python().parts().keySet());
    });
    for (String name : names) {
      table.row(name, milliseconds(Pair::java, name), milliseconds(Pair::python, name));
    }
    table.row(
        "whole step",
        decimal(1000 / median(each -> each.java().stepsPerSecond())),
        decimal(1000 / median(each -> each.python().stepsPerSecond())));
    table.row(
        "processor time",
        decimal(median(each -> each.java().processorMilliseconds())),
        decimal(median(each -> each.python().processorMilliseconds())));
    return table;
  }

  private String milliseconds(Function<Pair, Said.Trained> of, String part) {
    if (pairs.stream().noneMatch(pair -> of.apply(pair).parts().containsKey(part))) {
      return "";
    }
    return decimal(
        median(pair -> {
          Said.Trained trained = of.apply(pair);
          Map<String, Double> parts = trained.parts();
          return 1000 * parts.getOrDefault(part, 0.0) / trained.steps();
        }));
  }

  private double median(Function<Pair, Double> figure) {
    double[] sorted = pairs.stream().mapToDouble(figure::apply).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
