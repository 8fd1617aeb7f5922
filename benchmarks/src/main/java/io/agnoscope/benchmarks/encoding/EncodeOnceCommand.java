package io.agnoscope.benchmarks.encoding;

import io.agnoscope.benchmarks.encoding.EncodeOnceBenchmark.Way;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much faster TinyVLM answers a Trial when what its Views share is computed once, by JMH. */
@Command(
    name = "encode-once",
    description = "A Trial of eight text Views, its picture encoded once and naively (JMH).")
public final class EncodeOnceCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(names = "--iterations", paramLabel = "N", description = "of 1 s each (default 5)")
  private int iterations = 5;

  @Option(names = "--rounds", paramLabel = "N", description = "each way so often, in turns (2)")
  private int rounds = 2;

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public EncodeOnceCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Report report =
        new Report(
                "encode-once",
                "A Trial of eight text Views: encoded once against naively",
                "./agnoscope bench encode-once --iterations %d --rounds %d"
                    .formatted(iterations, rounds))
            .fact(
                "TinyVLM's first checkpoint, one thread; pictures are decoded beforehand; 32 Trials of probes in turn")
            .fact(
                "JMH, one fork for each row, %d iterations of 1 s after 3 to warm up; ± is JMH's 99.9 %% interval"
                    .formatted(iterations));
    Map<Way, Double> sums = new EnumMap<>(Way.class);
    Table table =
        new Table("round", "the Views are asked", "Trials a second", "±", "Views a second");
    for (int round = 1; round <= rounds; round++) {
      for (Way way : Way.values()) {
        screen.progress("  round %d, %s".formatted(round, described(way)));
        Result<?> result = run(way);
        sums.merge(way, result.getScore(), Double::sum);
        table.row(
            Integer.toString(round),
            described(way),
            decimal(result.getScore()),
            decimal(result.getScoreError()),
            Numbers.count(Math.round(result.getScore() * TextViews.VIEWS)));
      }
    }
    report
        .factOfLoadNow()
        .table(table)
        .paragraph(
            "Once is %s times as fast as alone, and %s times as fast as in one batch that shares no picture."
                .formatted(ratio(sums, Way.ALONE), ratio(sums, Way.PICTURE_EACH)));
    report.lines().forEach(screen::line);
    if (!noFile) {
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
    return 0;
  }

  private static String described(Way way) {
    return switch (way) {
      case ONCE -> "once: in one batch that shares the picture";
      case PICTURE_EACH -> "in one batch, a picture for each";
      case ALONE -> "naively: each alone";
    };
  }

  private static String ratio(Map<Way, Double> sums, Way naive) {
    return decimal(sums.getOrDefault(Way.ONCE, 0.0) / sums.getOrDefault(naive, 0.0));
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private Result<?> run(Way way) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(EncodeOnceBenchmark.class.getName())
                .param("way", way.name())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build())
        .runSingle()
        .getPrimaryResult();
  }
}
