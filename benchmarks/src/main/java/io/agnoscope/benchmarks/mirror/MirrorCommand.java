package io.agnoscope.benchmarks.mirror;

import io.agnoscope.benchmarks.mirror.MirrorLoad.Observed;
import io.agnoscope.benchmarks.mirror.MirrorReport.Run;
import io.agnoscope.benchmarks.process.Broker;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.process.PerturbationService;
import io.agnoscope.benchmarks.process.Scratch;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mirrored requests at a constant rate against a perturbation-service of its own. */
@Command(
    name = "mirror",
    description = "Mirrored 1 KB requests at a constant rate, straight into the service.")
public final class MirrorCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(names = "--rate", paramLabel = "N", description = "requests a second (default 2000)")
  private double rate = 2_000;

  @Option(names = "--seconds", paramLabel = "N", description = "how long (default 60)")
  private int seconds = 60;

  @Option(names = "--warm-up", paramLabel = "N", description = "seconds before (default 20)")
  private int warmUp = 20;

  @Option(names = "--share", paramLabel = "S", description = "share sampled (default 0.05)")
  private double share = 0.05;

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public MirrorCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Map<String, String> settings = settings();
    Report report =
        new Report(
            "mirror",
            "Mirrored requests at a constant rate",
            "./agnoscope bench mirror --rate "
                + plain(rate)
                + " --seconds "
                + seconds
                + " --warm-up "
                + warmUp
                + " --share "
                + plain(share));
    try (Scratch scratch = Scratch.make()) {
      screen.line("Starting a broker and the perturbation-service");
      try (Broker broker = Broker.start(installation, scratch.path());
          PerturbationService service =
              PerturbationService.start(installation, broker, scratch.path(), settings)) {
        MirrorLoad load = new MirrorLoad(service, screen);
        screen.line("Warming up for " + warmUp + " s");
        Observed cold = load.run("warm-up", rate, Duration.ofSeconds(warmUp));
        screen.line("Sending " + plain(rate) + " requests a second for " + seconds + " s");
        Observed observed = load.run("measured", rate, Duration.ofSeconds(seconds));
        MirrorReport.fill(
            report, new Run(cold, observed, settings, service.metrics(), rate, warmUp));
        report.lines().forEach(screen::line);
        if (!noFile) {
          Path written = report.write(installation.results());
          screen.line("");
          screen.line("Written to " + installation.root().relativize(written));
        }
        return observed.tally().failures() == 0 ? 0 : 1;
      }
    }
  }

  /** The caps beside the share are set out of the way: without workers every Trial waits. */
  private Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "agnoscope.budget.sources.mirror.share", plain(share),
            "agnoscope.budget.trials-per-second", "1000",
            "agnoscope.budget.max-backlog-trials", "1000000"));
  }

  private static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
