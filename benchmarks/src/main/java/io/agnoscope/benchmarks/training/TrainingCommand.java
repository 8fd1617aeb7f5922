package io.agnoscope.benchmarks.training;

import io.agnoscope.benchmarks.process.InferenceService;
import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.process.JavaRun;
import io.agnoscope.benchmarks.process.Scratch;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Steps of fine-tuning, beside the same network and objective in PyTorch's Python. */
@Command(
    name = "training",
    description =
        "Steps of fine-tuning beside the same in Python's PyTorch, at the same time and in turns.")
public final class TrainingCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(names = "--rounds", paramLabel = "N", description = "of all conditions (default 5)")
  private int rounds = 5;

  @Option(names = "--seconds", paramLabel = "N", description = "of each measurement (default 15)")
  private int seconds = 15;

  @Option(names = "--warm-up", paramLabel = "N", description = "seconds before all (default 45)")
  private int warmUp = 45;

  @Option(names = "--batches", paramLabel = "N", description = "taken in turns (default 8)")
  private int batches = 8;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "that has PyTorch (default /usr/bin/python3)")
  private String python = "/usr/bin/python3";

  @Option(names = "--adversarial", description = "with the adversarial part of the objective")
  private boolean adversarial;

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  public TrainingCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Installation installation = Installation.current();
    Report report =
        new Report(
            "training",
            "Fine-tuning in Java beside the same in Python's PyTorch",
            "./agnoscope bench training --rounds %d --seconds %d --warm-up %d --batches %d"
                    .formatted(rounds, seconds, warmUp, batches)
                + (adversarial ? " --adversarial" : ""));
    try (Scratch scratch = Scratch.make();
        Learner java = java(scratch.path())) {
      screen.progress("  makes batches");
      Said.Ready javaReady = java.ready(); // and has written what the other reads
      try (Learner other = python(installation, scratch.path())) {
        Said.Ready pythonReady = other.ready();
        screen.progress("  compares what they compute");
        Agreement agreement = agreement(java, javaReady, other, pythonReady);
        describe(report, javaReady, pythonReady, agreement);
        measure(report, java, other);
      }
    }
    report.lines().forEach(screen::line);
    if (!noFile) {
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
    return 0;
  }

  private Learner java(Path folder) {
    return Learner.start(
        "java",
        folder,
        InferenceService.ENVIRONMENT,
        JavaRun.command(
            JavaLearner.class,
            InferenceService.JVM_OPTIONS,
            List.of(folder.toString(), Integer.toString(batches), Boolean.toString(adversarial))));
  }

  private Learner python(Installation installation, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(python);
    command.add("-B"); // leaves no compiled files in the repository
    command.add(installation.root().resolve("benchmarks/pytorch/training.py").toString());
    command.addAll(new Exchange(folder).arguments(batches));
    Map<String, String> environment = new HashMap<>(InferenceService.ENVIRONMENT);
    environment.put("OPENBLAS_NUM_THREADS", "1"); // it does not heed PyTorch's number of threads
    return Learner.start("python", folder, environment, command);
  }

  private static Agreement agreement(
      Learner java, Said.Ready javaReady, Learner python, Said.Ready pythonReady)
      throws IOException {
    List<Said.Trained> trained = together(java, python, Order.steps(Agreement.STEPS));
    return Agreement.of(
        javaReady.logits(),
        pythonReady.logits(),
        trained.getFirst().losses(),
        trained.getLast().losses());
  }

  private void describe(Report report, Said.Ready java, Said.Ready python, Agreement agreement) {
    report
        .fact("Java: %s, `FineTuner.step` whole, with encoding".formatted(java.version()))
        .fact("Python: %s, batches encoded beforehand".formatted(python.version()))
        .fact(
            "Java answers clean and perturbed rows apart, each in as many places for words as they need, and teaches scenes on clean rows, of which alone they are known; Python does all rows at once")
        .fact(
            "Java's large linear maps are oneDNN convolutions of width 1 and its AdamW is a loop in Java, Python's are `nn.Linear` and `torch.optim.AdamW`")
        .fact(
            "batches of 32 probes, 16 of them with two perturbed Views: 64 rows%s; %d batches in turns, one thread each"
                .formatted(
                    adversarial ? ", and as many copies with moved embeddings" : "", batches))
        .fact(
            String.format(
                Locale.ROOT,
                "checked before: logits differ by %.1e at most, losses and gradient norm of the first step by %.1e of themselves, of the next %d steps by %.1e",
                agreement.logits(),
                agreement.firstStep(),
                Agreement.STEPS - 1,
                agreement.laterSteps()))
        .fact(
            "%d rounds of %d s each, after %d s to warm up; medians, and the lowest and highest ratio of a round"
                .formatted(rounds, seconds, warmUp));
  }

  private void measure(Report report, Learner java, Learner python) throws IOException {
    screen.progress("  warms up");
    List<Said.Trained> ignored = together(java, python, Order.seconds(warmUp));
    Order order = Order.seconds(seconds);
    Rounds together = new Rounds();
    Rounds inTurns = new Rounds();
    for (int round = 1; round <= rounds; round++) {
      screen.progress("  round %d of %d, at the same time".formatted(round, rounds));
      List<Said.Trained> both = together(java, python, order);
      together.add(both.getFirst(), both.getLast());
      screen.progress("  round %d of %d, in turns".formatted(round, rounds));
      if (round % 2 == 1) {
        Said.Trained first = alone(java, order);
        inTurns.add(first, alone(python, order));
      } else {
        Said.Trained first = alone(python, order);
        inTurns.add(alone(java, order), first);
      }
    }
    Table table = Rounds.table();
    together.row(table, "at the same time");
    inTurns.row(table, "in turns, alone");
    report
        .factOfLoadNow()
        .table(table)
        .paragraph("Parts of a step when both train at the same time:")
        .table(together.parts())
        .paragraph("Parts of a step when they take turns:")
        .table(inTurns.parts());
  }

  private static List<Said.Trained> together(Learner java, Learner python, Order order)
      throws IOException {
    java.tell(order);
    python.tell(order);
    return List.of(java.trained(), python.trained());
  }

  private static Said.Trained alone(Learner learner, Order order) throws IOException {
    learner.tell(order);
    return learner.trained();
  }
}
