package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker answered in rounds, each beside the mean of what the model alone did before and
 * after it: a machine's own speed changes from minute to minute.
 */
final class Ratios {

  private final List<Double> models = new ArrayList<>();
  private final List<Double> workers = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();

  /** Begins with the model's Views per second before the first round. */
  Ratios(double model) {
    models.add(model);
  }

  /** A round: the worker's Views per second, and then the model's. */
  void add(double worker, double modelAfter) {
    ratios.add(worker / ((models.getLast() + modelAfter) / 2));
    workers.add(worker);
    models.add(modelAfter);
  }

  /** The worker's Views per second, the median of the rounds. */
  double worker() {
    return median(workers);
  }

  /** The worker's share of the model's, the median of the rounds. */
  double ratio() {
    return median(ratios);
  }

  static Table table() {
    return new Table("batch", "model", "worker", "worker / model", "rounds", "asks a batch");
  }

  /** A row of {@link #table}: medians, and the lowest and highest ratio of a round. */
  void row(Table table, int batch, String asksToABatch) {
    List<Double> sorted = ratios.stream().sorted().toList();
    table.row(
        Integer.toString(batch),
        Numbers.count(Math.round(median(models))),
        Numbers.count(Math.round(worker())),
        "%.0f %%".formatted(100 * ratio()),
        "%.0f to %.0f %%".formatted(100 * sorted.getFirst(), 100 * sorted.getLast()),
        asksToABatch);
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
