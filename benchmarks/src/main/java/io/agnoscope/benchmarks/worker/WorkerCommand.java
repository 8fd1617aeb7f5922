package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.process.Foreground;
import io.agnoscope.benchmarks.process.InferenceService;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.process.Scratch;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The packaged inference-service beside its model alone. */
@Command(
    name = "worker",
    description = "What the inference-service answers, beside the forward pass of its model alone.")
public final class WorkerCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(names = "--seconds", paramLabel = "N", description = "of each measurement (default 30)")
  private int seconds = 30;

  @Option(names = "--warm-up", paramLabel = "N", description = "seconds before each (default 20)")
  private int warmUp = 20;

  @Option(names = "--trials", paramLabel = "N", description = "different Trials (default 600)")
  private int trials = 600;

  @Option(
      names = "--batches",
      paramLabel = "N",
      split = ",",
      description = "Views to a batch (default 1,8,32,128)")
  private List<Integer> batches = List.of(1, 8, 32, 128);

  @Option(names = "--only", paramLabel = "PART", description = "throughput or slow-trials")
  private String only = "";

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public WorkerCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Report report =
        new Report(
            "worker",
            "The inference-service beside its model alone",
            "./agnoscope bench worker --seconds %d --warm-up %d --trials %d --batches %s"
                .formatted(
                    seconds,
                    warmUp,
                    trials,
                    String.join(",", batches.stream().map(String::valueOf).toList())));
    screen.progress("  has " + trials + " Trials made");
    List<RecordedTrial> recorded = Recorder.record(installation, trials);
    double views = recorded.stream().mapToInt(RecordedTrial::views).average().orElse(0);
    report
        .fact(
            "%d Trials that a perturbation-service made of probes, %s Views each on average, round and round"
                .formatted(recorded.size(), decimal(views)))
        .fact(
            "each measurement: %d s after %d s to warm up; broker and load share the machine with the service, and stand back for it (niceness %d)"
                .formatted(seconds, warmUp, Foreground.NICENESS))
        .fact(
            "service and model alone: JVM `%s`, one thread computes"
                .formatted(String.join(" ", InferenceService.JVM_OPTIONS)));
    List<Consumer<Report>> found = new ArrayList<>();
    try (Foreground foreground = new Foreground()) {
      if (!only.equals("slow-trials")) {
        found.add(throughput(installation, recorded, views, foreground));
      }
      if (!only.equals("throughput")) {
        found.add(
            new SlowTrials(installation, screen, recorded).measure(warmUp, seconds, foreground));
      }
    }
    report.factOfLoadNow();
    found.forEach(each -> each.accept(report));
    report.lines().forEach(screen::line);
    if (!noFile) {
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
    return 0;
  }

  private Consumer<Report> throughput(
      Installation installation,
      List<RecordedTrial> recorded,
      double viewsPerTrial,
      Foreground foreground)
      throws IOException, InterruptedException {
    Table rates =
        new Table(
            "batch", "model before", "worker", "model after", "worker / model", "asks a batch");
    Table latencies = new Table("batch", "Trials a second", "p50 ms", "p90 ms", "p99 ms", "max ms");
    try (Scratch scratch = Scratch.make()) {
      BareRun model = new BareRun(scratch.path(), recorded, Math.min(warmUp, 10), seconds);
      for (int batch : batches) {
        screen.progress("  batches of " + batch + ": the model");
        double before = foreground.run(() -> model.viewsPerSecond(batch));
        try (WorkerRun worker =
            WorkerRun.start(
                installation,
                recorded,
                Map.of("agnoscope.tinyvlm.batch-size", Integer.toString(batch)),
                foreground)) {
          screen.progress("  batches of " + batch + ": the worker");
          double answered =
              worker.viewsPerSecond(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
          String filled = asksToABatch(worker);
          double half = answered / viewsPerTrial / 2;
          screen.progress("  batches of " + batch + ": latency at half of that");
          Histogram took =
              worker
                  .latencies(half, Duration.ofSeconds(warmUp / 2), Duration.ofSeconds(seconds))
                  .without(Set.of());
          latencies.row(row(Integer.toString(batch), half, took));
          screen.progress("  batches of " + batch + ": the model again");
          double after = foreground.run(() -> model.viewsPerSecond(batch));
          rates.row(
              Integer.toString(batch),
              whole(before),
              whole(answered),
              whole(after),
              "%.0f %%".formatted(100 * answered / ((before + after) / 2)),
              filled);
        }
      }
    }
    return report ->
        report
            .paragraph(
                "Views per second while Trials always wait, and of the forward pass alone on the same Views, pictures decoded beforehand; they took turns:")
            .table(rates)
            .paragraph(
                "Latency of a Trial at half of the worker's throughput, from the instant at which it was due to the broker's append of its answers:")
            .table(latencies);
  }

  static String[] row(String name, double trialsPerSecond, Histogram took) {
    return new String[] {
      name,
      decimal(trialsPerSecond),
      Numbers.percentile(took, 50),
      Numbers.percentile(took, 90),
      Numbers.percentile(took, 99),
      Numbers.percentile(took, 100)
    };
  }

  private static String asksToABatch(WorkerRun worker) throws IOException, InterruptedException {
    Map<String, Double> series = worker.metrics().series("agnoscope_tinyvlm_batch_asks");
    double count = sum(series, "agnoscope_tinyvlm_batch_asks_count");
    return count == 0 ? "" : decimal(sum(series, "agnoscope_tinyvlm_batch_asks_sum") / count);
  }

  private static double sum(Map<String, Double> series, String name) {
    return series.entrySet().stream()
        .filter(each -> each.getKey().startsWith(name))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static String whole(double number) {
    return Numbers.count(Math.round(number));
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
