package io.agnoscope.benchmarks.study;

import io.agnoscope.stimuli.catalogue.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What both studies can be told. */
final class StudyOptions {

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "trainings of each kind, with the seeds 1 to N (default ${DEFAULT-VALUE})",
      defaultValue = "5")
  private int seeds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "of each training (default: as the trainer is set)")
  private @Nullable Integer steps;

  @Option(
      names = "--probes",
      paramLabel = "N",
      description = "asked to find hard examples (default ${DEFAULT-VALUE})",
      defaultValue = "900")
  private int probes;

  @Option(
      names = "--clean",
      paramLabel = "N",
      description = "clean questions of each family (default ${DEFAULT-VALUE})",
      defaultValue = "1000")
  private int clean;

  @Option(
      names = "--perturbed",
      paramLabel = "N",
      description = "of them asked under every Perturbation (default ${DEFAULT-VALUE})",
      defaultValue = "150")
  private int perturbed;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "of the trainer's configuration, instead of its default; may be repeated")
  private Map<String, String> settings = new TreeMap<>();

  @Option(names = "--no-file", description = "write no result file")
  private boolean noFile;

  List<Long> seeds() {
    return LongStream.rangeClosed(1, seeds).boxed().toList();
  }

  /** The trainer's configuration where it is not the default. */
  Map<String, String> settings() {
    return settings;
  }

  int steps() {
    return steps == null ? Trainings.config(settings).trainer().steps() : steps;
  }

  int probes() {
    return probes;
  }

  Questions questions(Catalogue catalogue) {
    return new Questions(catalogue, clean, perturbed);
  }

  boolean writesFile() {
    return !noFile;
  }

  /** As it would be typed. */
  String text() {
    return "--seeds %d --steps %d --probes %d --clean %d --perturbed %d%s"
        .formatted(
            seeds,
            steps(),
            probes,
            clean,
            perturbed,
            settings.entrySet().stream()
                .map(setting -> " --set " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining()));
  }
}
