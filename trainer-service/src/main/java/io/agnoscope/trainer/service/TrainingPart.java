package io.agnoscope.trainer.service;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.batch.BatchComposer;
import io.agnoscope.trainer.domain.run.DutyCycle;
import io.agnoscope.trainer.domain.run.Learner;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.Progress;
import io.agnoscope.trainer.domain.run.RunPlan;
import io.agnoscope.trainer.domain.run.Training;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.store.SavedState;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The training part of one run: its steps, and its state on the disk every so many of them. Killed
 * at any moment and begun again, it makes the same weights as if it had not been.
 */
final class TrainingPart {

  private static final Logger LOG = Logger.getLogger(TrainingPart.class);

  private final TrainerConfig config;
  private final Model model;
  private final Catalogue catalogue;
  private final TrainerMetrics metrics;
  private final InstantSource clock;
  private final DutyCycle duty;
  private final OpenRun run;
  private final Instant began;
  private final Map<String, Long> trialsBySource = new TreeMap<>();
  private double earlierSeconds;
  private int firstStep;

  TrainingPart(
      TrainerConfig config,
      Model model,
      Catalogue catalogue,
      TrainerMetrics metrics,
      InstantSource clock,
      DutyCycle duty,
      OpenRun run) {
    this.config = config;
    this.model = model;
    this.catalogue = catalogue;
    this.metrics = metrics;
    this.clock = clock;
    this.duty = duty;
    this.run = run;
    this.began = clock.instant();
  }

  /** How it ended. */
  sealed interface Outcome {

    /** All steps are done. */
    record Trained(Checkpoint checkpoint) implements Outcome {}

    /** Somebody asked it to stop; of a suspended one the state is kept. */
    record Stopped(Order order) implements Outcome {}

    /** The weights are lost. */
    record Diverged(int step, Losses losses) implements Outcome {}
  }

  /** Trials in all batches so far, by source: for the manifest, so that one can be revoked. */
  Map<String, Long> trialsBySource() {
    return new TreeMap<>(trialsBySource);
  }

  /** Trains to the end, or until it is stopped. */
  Outcome train(Checkpoint parent, Supplier<Order> orders, Consumer<Progress> listener) {
    try (Model.Learning learner = learner(parent)) {
      Training training =
          new Training(
              firstStep,
              run.plan().totalSteps(),
              clock,
              orders,
              progress -> {
                metrics.progress(progress);
                listener.accept(progress);
                if (isToBeKept(progress)) {
                  keep(learner, progress.steps());
                }
                duty.afterWork();
              });
      BatchComposer batches = composer();
      return switch (training.train(timed(learner), step -> counted(batches.batch(step)))) {
        case Training.Outcome.Stopped(Order order, int steps) -> {
          if (order == Order.SUSPEND) {
            keep(learner, steps);
          }
          yield new Outcome.Stopped(order);
        }
        case Training.Outcome.Diverged(int step, Losses losses) ->
            new Outcome.Diverged(step, losses);
        case Training.Outcome.Trained trained -> new Outcome.Trained(snapshot(learner));
      };
    } finally {
      metrics.trainingEnded();
    }
  }

  private Model.Learning learner(Checkpoint parent) {
    Optional<SavedState> state = run.state();
    if (state.isPresent()) {
      try {
        Model.Learning resumed = model.resume(parent, run.plan().seed(), state.get().learner());
        firstStep = state.get().steps();
        earlierSeconds = state.get().seconds();
        trialsBySource.putAll(state.get().trialsBySource());
        LOG.infof(
            "A run is resumed. version=%d step=%d of=%d",
            run.plan().version(), firstStep, run.plan().totalSteps());
        return resumed;
      } catch (CheckpointException e) {
        LOG.warnf("A run starts again from its plan. cause=%s", e.getMessage());
      }
    }
    return model.learning(parent, run.plan().seed());
  }

  private boolean isToBeKept(Progress progress) {
    return progress.steps() % config.trainer().stateEverySteps() == 0
        || progress.steps() == progress.totalSteps();
  }

  /** A state that cannot be kept costs steps after a crash, and nothing else. */
  private void keep(Model.Learning learner, int steps) {
    try {
      run.folder().save(new SavedState(steps, trialsBySource, seconds(), learner.state()));
      metrics.stateKept(true);
    } catch (UncheckedIOException e) {
      metrics.stateKept(false);
      LOG.warnf("The state of a run cannot be kept. step=%d cause=%s", steps, e.getCause());
    }
  }

  private BatchComposer composer() {
    RunPlan plan = run.plan();
    String name = "training-%s-%d".formatted(plan.target(), plan.version());
    String seed = Long.toString(plan.seed());
    return new BatchComposer(
        config.trainer().batch().shape(),
        run.hardExamples(),
        new ProbeTrials(Phrasing.TRAINING, catalogue, name + "-" + seed),
        Randomness.of(name, seed));
  }

  private Checkpoint snapshot(Model.Learning learner) {
    return learner.snapshot(
        new Model.Lesson(
            run.plan().target() + "-" + run.plan().version(),
            clock.instant(),
            run.plan().seed(),
            seconds() / 60,
            List.copyOf(trialsBySource.keySet())));
  }

  private List<PreparedTrial> counted(List<PreparedTrial> batch) {
    batch.forEach(trial -> trialsBySource.merge(trial.source(), 1L, Long::sum));
    return batch;
  }

  private Learner timed(Model.Learning learner) {
    return (batch, share) -> {
      long start = System.nanoTime();
      Losses losses = learner.step(batch, share);
      metrics.stepped(Duration.ofNanos(System.nanoTime() - start));
      return losses;
    };
  }

  private double seconds() {
    return earlierSeconds + Duration.between(began, clock.instant()).toMillis() / 1000.0;
  }
}
