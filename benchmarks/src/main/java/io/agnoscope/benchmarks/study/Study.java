package io.agnoscope.benchmarks.study;

import io.agnoscope.benchmarks.process.Installation;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.vlm.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains with every seed, asks every checkpoint the same, and shows how far it is. */
final class Study {

  private final StudyOptions options;
  private final Screen screen;
  private final Trainings trainings;
  private final Questions questions;

  Study(StudyOptions options, Screen screen) {
    Catalogue catalogue = Catalogue.standard();
    this.options = options;
    this.screen = screen;
    this.trainings = new Trainings(catalogue, options.probes());
    this.questions = options.questions(catalogue);
  }

  /** How the committed checkpoint fares. */
  Fares committed() {
    screen.progress("  asking the committed checkpoint");
    Fares fares = trainings.fares(Checkpoint.first(), questions);
    screen.line("  asked the committed checkpoint");
    return fares;
  }

  /**
   * How what comes of each seed fares.
   *
   * @param title shown while it trains
   * @param perturbed whether perturbed Views are trained on
   * @param changes to the trainer's default configuration
   */
  List<Fares> trained(String title, boolean perturbed, Map<String, String> changes) {
    List<Fares> all = new ArrayList<>();
    for (long seed : options.seeds()) {
      String what = "  %s, seed %d".formatted(title, seed);
      Map<String, String> settings = new TreeMap<>(options.settings());
      settings.putAll(changes);
      long began = System.nanoTime();
      Checkpoint checkpoint =
          trainings.train(
              perturbed,
              settings,
              seed,
              options.steps(),
              step -> screen.progress("%s: step %d of %d".formatted(what, step, options.steps())));
      screen.progress(what + ": asking");
      all.add(trainings.fares(checkpoint, questions));
      screen.line(
          "%s: %d s".formatted(what, Duration.ofNanos(System.nanoTime() - began).toSeconds()));
    }
    return all;
  }

  /** A report that says how it was made. */
  Report report(String name, String title) {
    return new Report(name, title, "./agnoscope bench %s %s".formatted(name, options.text()))
        .fact("from the committed checkpoint " + Checkpoint.first().manifest().id())
        .fact(
            "%d steps each; hard examples: what the committed checkpoint gets wrong or flips on, of %d probes drawn for each seed"
                .formatted(options.steps(), options.probes()))
        .fact(
            "questions: %d fresh probes of each family, clean and under a truthful hint, %d of them under every Perturbation, in phrasings held out from training, the same for every checkpoint"
                .formatted(questions.cleanPerFamily(), questions.perturbedPerFamily()))
        .fact("mean ± sample standard deviation over the seeds 1 to " + options.seeds().size());
  }

  /** Shows a report, and writes it. */
  void publish(Report report) throws IOException {
    report.lines().forEach(screen::line);
    if (options.writesFile()) {
      Installation installation = Installation.current();
      Path written = report.write(installation.results());
      screen.line("");
      screen.line("Written to " + installation.root().relativize(written));
    }
  }
}
