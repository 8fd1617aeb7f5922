package io.agnoscope.benchmarks.detector;

import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.scoring.regression.RegressionSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How often the detector of regressions alarms for nothing, and how soon it finds one. */
@Command(
    name = "detector",
    description = "False alarms and delays of the detector of regressions, simulated.")
public final class DetectorCommand implements Callable<Integer> {
  private static final int THREADS = 2;

  private final Screen screen;

  @Option(names = "--seed", paramLabel = "N", description = "of everything random (default 1)")
  private long seed = 1;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "of each delay; of false alarms a tenth of it, a week each (default 40)")
  private int runs = 40;

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public DetectorCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    RegressionSettings settings = RegressionSettings.standard();
    Report report =
        new Report(
                "detector",
                "Regressions: false alarms and delays",
                "./agnoscope bench detector --seed %d --runs %d".formatted(seed, runs))
            .fact(
                "%d simulated Monitors of two strata each, half of them with a rate of 5 %% and half with 20 %%, %d observations of each a step"
                    .formatted(WatchedSystem.MONITORS, Traffic.OBSERVATIONS))
            .fact(
                "the detector's default setting: β %s, δ %s, dispersion %s, 1/α %s steps, a baseline of %s observations refined up to %s"
                    .formatted(
                        settings.baselineError(),
                        settings.smallestChange(),
                        settings.dispersion(),
                        Numbers.count(settings.targetRunLength()),
                        Numbers.count(settings.baselineSize()),
                        Numbers.count(256L * settings.baselineSize())));
    try (ForkJoinPool pool = new ForkJoinPool(THREADS)) {
      pool.submit(() -> measure(settings, report)).get();
    }
    report.lines().forEach(screen::line);
    if (!noFile) {
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
    return 0;
  }

  private void measure(RegressionSettings settings, Report report) {
    Detectors detectors = new Detectors(seed);
    Streams streams = new Streams(seed, runs);
    Comparison independent =
        new Comparison(settings, detectors, streams, Conditions.STEADY, runs, screen);
    Comparison correlated =
        new Comparison(settings, detectors, streams, Conditions.CORRELATED, runs, screen);
    independent.report(report);
    correlated.report(report);
    Study study = new Study(settings, detectors, streams, runs, screen);
    study.references(report);
    study.falseAlarms(report, independent);
    new PairedStudy(settings, seed, runs, screen).report(report);
  }
}
