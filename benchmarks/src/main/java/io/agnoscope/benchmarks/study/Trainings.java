package io.agnoscope.benchmarks.study;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.domain.batch.BatchComposer;
import io.agnoscope.trainer.domain.batch.HardExamples;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.model.TinyVlmModel;
import io.agnoscope.trainer.service.Model;
import io.agnoscope.vlm.Checkpoint;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Trains and asks as the trainer does, from the committed checkpoint on. */
final class Trainings {

  private static final int STUDY_PRIORITY = 100;

  private final Catalogue catalogue;
  private final int probes;

  /**
   * @param probes how many the checkpoint is asked to find its hard examples
   */
  Trainings(Catalogue catalogue, int probes) {
    this.catalogue = catalogue;
    this.probes = probes;
  }

  /** The trainer's configuration: its defaults, but for what is set here. */
  static TrainerConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(TrainerConfig.class)
        .withSources(new PropertiesConfigSource(settings, "study", STUDY_PRIORITY))
        .build()
        .getConfigMapping(TrainerConfig.class);
  }

  /** How a checkpoint fares. */
  Fares fares(Checkpoint checkpoint, Questions questions) {
    try (Model.Answering answering = model(Map.of()).answering(checkpoint)) {
      return Fares.of(answering, questions);
    }
  }

  /**
   * Fine-tunes the committed checkpoint.
   *
   * @param perturbed whether perturbed Views are trained on
   * @param changes to the trainer's default configuration
   * @param progress told after every step how many were done
   */
  Checkpoint train(
      boolean perturbed, Map<String, String> changes, long seed, int steps, IntConsumer progress) {
    Map<String, String> settings = new HashMap<>(changes);
    settings.put("agnoscope.trainer.steps", Integer.toString(steps));
    TrainerConfig config = config(settings);
    Model model = new TinyVlmModel(config);
    Checkpoint parent = Checkpoint.first();
    BatchComposer batches = composer(config, model, parent, seed);
    try (Model.Learning learner = model.learning(parent, seed)) {
      for (int step = 0; step < steps; step++) {
        List<PreparedTrial> batch = batches.batch(step);
        learner.step(perturbed ? batch : clean(batch), (double) step / steps);
        progress.accept(step + 1);
      }
      return learner.snapshot(
          new Model.Lesson("study-" + seed, Instant.EPOCH, seed, 0, List.of("probe")));
    }
  }

  private BatchComposer composer(TrainerConfig config, Model model, Checkpoint parent, long seed) {
    HardExamples hard;
    try (Model.Answering answering = model.answering(parent)) {
      hard = HardExamplePool.of(answering, catalogue, seed, probes);
    }
    String name = "study-" + seed;
    return new BatchComposer(
        config.trainer().batch().shape(),
        hard,
        new ProbeTrials(Phrasing.TRAINING, catalogue, name),
        Randomness.of(name, Long.toString(seed)));
  }

  private static Model model(Map<String, String> settings) {
    return new TinyVlmModel(config(settings));
  }

  private static List<PreparedTrial> clean(List<PreparedTrial> batch) {
    return batch.stream().map(trial -> trial.withPerturbed(List.of())).toList();
  }
}
