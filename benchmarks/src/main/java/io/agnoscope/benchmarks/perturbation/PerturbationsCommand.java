package io.agnoscope.benchmarks.perturbation;

import io.agnoscope.benchmarks.perturbation.Subjects.Subject;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many Views a second each Perturbation makes on one thread, by JMH. */
@Command(
    name = "perturbations",
    description = "Views made per second, by perturbation, and whole Samples (JMH, one thread).")
public final class PerturbationsCommand implements Callable<Integer> {

  private static final int PROBE_SIDE = 64;
  private static final int PHOTO_SIDE = 512;

  private final Screen screen;

  @Option(names = "--iterations", paramLabel = "N", description = "of 1 s each (default 5)")
  private int iterations = 5;

  @Option(names = "--only", paramLabel = "NAME", description = "one Perturbation only")
  private String only = "";

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public PerturbationsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Catalogue catalogue = Catalogue.standard();
    Report report =
        new Report(
                "perturbations",
                "Views made per second",
                "./agnoscope bench perturbations --iterations " + iterations)
            .fact("catalogue: " + catalogue.version())
            .fact(
                "JMH, one thread, one fork, %d iterations of 1 s after 3 to warm up; ± is JMH's 99.9 %% interval"
                    .formatted(iterations));
    report
        .paragraph(
            "By perturbation, on Samples of a task class that it is sound for, with pictures of %1$d×%1$d, and of %2$d×%2$d where it works on pixels. One operation makes one Sample's Views: also the clean one."
                .formatted(PROBE_SIDE, PHOTO_SIDE))
        .table(byPerturbation(catalogue));
    if (only.isEmpty()) {
      report
          .paragraph("All Views of a Sample, as a Trial has them:")
          .table(wholeSamples(catalogue));
    }
    report.lines().forEach(screen::line);
    if (!noFile) {
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
    return 0;
  }

  private Table byPerturbation(Catalogue catalogue) throws RunnerException {
    Table table = new Table("perturbation", "task class", "picture", "Samples a second", "±");
    for (Perturbation perturbation : catalogue.perturbations()) {
      if (!only.isEmpty() && !only.equals(perturbation.name())) {
        continue;
      }
      for (TaskClass taskClass : measured(perturbation)) {
        row(table, perturbation.name(), taskClass, PROBE_SIDE);
        if (taskClass != TaskClass.TEXT_HEAVY && perturbation.touches() == View.Modality.IMAGE) {
          row(table, perturbation.name(), taskClass, PHOTO_SIDE);
        }
      }
    }
    return table;
  }

  /** The first that it is sound for: what it costs hardly depends on the class. */
  private static List<TaskClass> measured(Perturbation perturbation) {
    return perturbation.soundFor().stream().sorted(Comparator.naturalOrder()).limit(1).toList();
  }

  private Table wholeSamples(Catalogue catalogue) throws RunnerException {
    Table table =
        new Table("task class", "picture", "Views", "Samples a second", "±", "Views a second");
    for (TaskClass taskClass : TaskClass.values()) {
      for (int side : List.of(PROBE_SIDE, PHOTO_SIDE)) {
        if (taskClass == TaskClass.TEXT_HEAVY && side != PROBE_SIDE) {
          continue;
        }
        double views = meanViews(catalogue, taskClass, side);
        Result<?> result = run(ViewsBenchmark.ALL, taskClass, side);
        table.row(
            taskClass.name(),
            picture(taskClass, side),
            String.format(Locale.ROOT, "%.1f", views),
            Numbers.count(Math.round(result.getScore())),
            Numbers.count(Math.round(result.getScoreError())),
            Numbers.count(Math.round(result.getScore() * views)));
      }
    }
    return table;
  }

  private static double meanViews(Catalogue catalogue, TaskClass taskClass, int side) {
    return Subjects.of(taskClass, side).stream()
        .mapToInt(subject -> catalogue.make(1, subject.sample(), pictures(subject)).views().size())
        .average()
        .orElse(0);
  }

  private static Pictures pictures(Subject subject) {
    return subject.picture() == null ? Pictures.none() : Pictures.of(subject.picture());
  }

  private void row(Table table, String name, TaskClass taskClass, int side) throws RunnerException {
    Result<?> result = run(name, taskClass, side);
    table.row(
        name,
        taskClass.name(),
        picture(taskClass, side),
        Numbers.count(Math.round(result.getScore())),
        Numbers.count(Math.round(result.getScoreError())));
  }

  private static String picture(TaskClass taskClass, int side) {
    return taskClass == TaskClass.TEXT_HEAVY ? "none" : side + "×" + side;
  }

  private Result<?> run(String name, TaskClass taskClass, int side) throws RunnerException {
    screen.progress("  %s, %s, %d".formatted(name, taskClass, side));
    return new Runner(
            new OptionsBuilder()
                .include(ViewsBenchmark.class.getName())
                .param("perturbation", name)
                .param("taskClass", taskClass.name())
                .param("side", Integer.toString(side))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Djava.awt.headless=true")
                .shouldFailOnError(true)
                .build())
        .runSingle()
        .getPrimaryResult();
  }
}
