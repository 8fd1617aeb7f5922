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

  /** Until the worker has as much in hand as it can have. */
  private static final Duration FILLING = Duration.ofSeconds(2);

  private final Screen screen;

  @Option(names = "--seconds", paramLabel = "N", description = "of each measurement (default 30)")
  private int seconds = 30;

  @Option(names = "--warm-up", paramLabel = "N", description = "seconds before each (default 20)")
  private int warmUp = 20;

  @Option(names = "--rounds", paramLabel = "N", description = "of model and worker (default 5)")
  private int rounds = 5;

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
            "./agnoscope bench worker --seconds %d --warm-up %d --rounds %d --trials %d --batches %s"
                .formatted(
                    seconds,
                    warmUp,
                    rounds,
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
            "%d s each, after %d s to warm up; broker and load share the machine with the service, and stand back for it (niceness %d)"
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
    Table rates = Ratios.table();
    Table latencies = new Table("batch", "Trials a second", "p50 ms", "p90 ms", "p99 ms", "max ms");
    try (Scratch scratch = Scratch.make()) {
      Path trials = BareRun.put(scratch.path(), recorded);
      for (int batch : batches) {
        Map<String, String> settings =
            Map.of("agnoscope.tinyvlm.batch-size", Integer.toString(batch));
        try (BareRun model = foreground.run(() -> BareRun.start(scratch.path(), trials, batch));
            WorkerRun worker = WorkerRun.start(installation, recorded, settings, foreground)) {
          Ratios ratios = inTurns(batch, model, worker);
          ratios.row(rates, batch, asksToABatch(worker));
          double half = ratios.worker() / viewsPerTrial / 2;
          screen.progress("  batches of " + batch + ": latency at half of that");
          Histogram took =
              worker
                  .latencies(half, Duration.ofSeconds(warmUp / 2), Duration.ofSeconds(seconds))
                  .without(Set.of());
          latencies.row(row(Integer.toString(batch), half, took));
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

  /** Each rests while the other computes. */
  private Ratios inTurns(int batch, BareRun model, WorkerRun worker) throws IOException {
    Duration measured = Duration.ofSeconds(seconds);
    screen.progress("  batches of " + batch + ": warms up");
    worker.viewsPerSecond(Duration.ofSeconds(warmUp), Duration.ofSeconds(1));
    worker.awaitAnswers();
    model.viewsPerSecond(Duration.ofSeconds(Math.min(warmUp, 10)));
    Ratios ratios = new Ratios(model.viewsPerSecond(measured));
    for (int round = 1; round <= rounds; round++) {
      screen.progress("  batches of %d: round %d of %d".formatted(batch, round, rounds));
      double answered = worker.viewsPerSecond(FILLING, measured);
      worker.awaitAnswers();
      ratios.add(answered, model.viewsPerSecond(measured));
    }
    return ratios;
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

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
