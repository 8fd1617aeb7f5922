package io.agnoscope.vlm.pretrain;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.TinyVlm;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import io.agnoscope.vlm.training.Evaluation;
import io.agnoscope.vlm.training.Example;
import io.agnoscope.vlm.training.ExampleSource;
import io.agnoscope.vlm.training.Learner;
import io.agnoscope.vlm.training.LossWeights;
import io.agnoscope.vlm.training.VocabularyBuilder;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pretraining from nothing to a checkpoint. */
final class PretrainRun implements AutoCloseable {

  private static final int BATCH = 32;
  private static final int KEEP_EVERY_STEPS = 250;
  private static final int PROBES_WHEN_STOPPED = 50;

  private final PretrainSettings settings;
  private final Progress progress;
  private final Vocabulary vocabulary;
  private final long samplesBefore;
  private final double minutesBefore;
  private final ExampleFeed feed;
  private final Learner learner;
  private final Selection selection;
  private volatile boolean stopped;

  PretrainRun(PretrainSettings settings, PrintStream console) {
    this.settings = settings;
    this.progress = new Progress(console);
    Checkpoint snapshot = settings.resume() == null ? null : Checkpoint.read(settings.resume());
    this.vocabulary = snapshot == null ? VocabularyBuilder.build() : snapshot.vocabulary();
    this.samplesBefore = snapshot == null ? 0 : snapshot.manifest().samples();
    this.minutesBefore = snapshot == null ? 0 : snapshot.manifest().minutes();
    this.feed = new ExampleFeed(new ExampleSource(settings.seed(), mix()), samplesBefore, BATCH);
    Architecture sizes = Architecture.standard(vocabulary.size());
    Map<String, Tensor> tensors =
        snapshot == null ? start(sizes, settings.seed()) : snapshot.tensors();
    this.learner = new Learner(sizes, vocabulary, tensors, LossWeights.standard());
    this.selection = new Selection(vocabulary, settings.seed(), settings.probes());
  }

  static ExampleSource.Mix mix() {
    return ExampleSource.Mix.standard();
  }

  /** Ends training after the current step. */
  void stop() {
    stopped = true;
  }

  Checkpoint train() throws InterruptedException {
    long begun = System.nanoTime();
    long steps = Math.max(1, settings.samples() / BATCH);
    long step = samplesBefore / BATCH;
    Map<String, Tensor> kept = learner.snapshot();
    Schedule schedule = Schedule.standard();
    for (double done = 0; done < 1 && !stopped; step++) {
      List<Example> batch = feed.next();
      Learner.Step outcome = learner.step(batch, schedule.at(done));
      if (!outcome.finite()) {
        learner.restore(kept);
        progress.note("a step was not finite: went back");
      } else if (step % KEEP_EVERY_STEPS == 0) {
        kept = learner.snapshot();
      }
      progress.step(batch, outcome);
      double minutes = minutesBefore + minutesSince(begun);
      done = Math.max((step + 1.0) / steps, minutes / settings.minutes());
      progress.show(done, minutes);
      if (selection.isDue(done, minutes)) {
        Map<String, Tensor> now = learner.snapshot();
        progress.note(selection.consider(now, done));
        draft(now, (step + 1) * BATCH, minutes).write(settings.out().resolve("snapshot"));
      }
    }
    double minutes = minutesBefore + minutesSince(begun);
    progress.note(selection.consider(learner.snapshot(), 1));
    return finished(step * BATCH, minutes);
  }

  private Checkpoint finished(long samples, double minutes) {
    progress.note("evaluating on fresh probes");
    Checkpoint draft = draft(selection.best(), samples, minutes);
    try (TinyVlm model = TinyVlm.load(vocabulary, selection.best())) {
      Evaluation.Report familiar = evaluation(Phrasing.TRAINING).run(model);
      Evaluation.Report heldOut = evaluation(Phrasing.HELD_OUT).run(model);
      return new Checkpoint(
          draft.manifest().withAccuracy(familiar.accuracies(), heldOut.accuracies()),
          draft.weights());
    }
  }

  private Evaluation evaluation(Phrasing phrasing) {
    int probes = stopped ? Math.min(PROBES_WHEN_STOPPED, settings.probes()) : settings.probes();
    return new Evaluation(phrasing, "first-checkpoint", settings.seed() + 1, probes);
  }

  private Checkpoint draft(Map<String, Tensor> weights, long samples, double minutes) {
    return CheckpointDraft.of(
        weights, vocabulary, settings, Catalogue.standard().version(), samples, minutes);
  }

  private static Map<String, Tensor> start(Architecture sizes, long seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Randomness random = Randomness.of("weights", Long.toString(seed));
    for (Parameter parameter : Network.parameters(sizes)) {
      tensors.put(parameter.name(), parameter.start(random));
    }
    return tensors;
  }

  private static double minutesSince(long begun) {
    return (System.nanoTime() - begun) / 60e9;
  }

  @Override
  public void close() {
    feed.close();
    learner.close();
  }
}
