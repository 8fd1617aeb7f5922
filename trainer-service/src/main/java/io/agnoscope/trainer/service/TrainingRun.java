package io.agnoscope.trainer.service;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.batch.BatchComposer;
import io.agnoscope.trainer.domain.batch.HardExamples;
import io.agnoscope.trainer.domain.gate.GateExam;
import io.agnoscope.trainer.domain.gate.GateReport;
import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.run.Learner;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.run.Progress;
import io.agnoscope.trainer.domain.run.TrainerState;
import io.agnoscope.trainer.domain.run.Training;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.vlm.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run: fine-tunes the serving checkpoint, offers what comes of it, has the gate examine it, and
 * promotes or rejects it. The parent's weights are never touched.
 */
final class TrainingRun {

  private static final Logger LOG = Logger.getLogger(TrainingRun.class);

  private final TrainerConfig config;
  private final Model model;
  private final CheckpointStore store;
  private final CheckpointRegistry registry;
  private final Catalogue catalogue;
  private final TrainerMetrics metrics;
  private final InstantSource clock;
  private final Promoted parent;
  private final int version;
  private final Instant started;
  private final Map<String, Long> trialsBySource = new TreeMap<>();
  private @Nullable Progress progress;

  TrainingRun(
      TrainerConfig config,
      Model model,
      CheckpointStore store,
      CheckpointRegistry registry,
      Catalogue catalogue,
      TrainerMetrics metrics,
      InstantSource clock) {
    this.config = config;
    this.model = model;
    this.store = store;
    this.registry = registry;
    this.catalogue = catalogue;
    this.metrics = metrics;
    this.clock = clock;
    this.parent =
        registry
            .lineage()
            .serving()
            .orElseThrow(() -> new IllegalStateException("no checkpoint serves"));
    this.version = registry.lineage().nextVersion();
    this.started = clock.instant();
  }

  /**
   * Runs to its end. Whatever goes wrong is in the report.
   *
   * @param stopped whether to give up; asked every step
   * @param states told what is being done
   */
  RunReport run(HardExamples hardExamples, BooleanSupplier stopped, Consumer<TrainerState> states) {
    try {
      Checkpoint parentWeights = store.read(parent.identity());
      BatchComposer batches = composer(hardExamples);
      Checkpoint trained;
      try (Model.Learning learner = model.learning(parentWeights)) {
        Training training =
            new Training(
                config.trainer().steps(),
                clock,
                stopped,
                made -> {
                  progress = made;
                  states.accept(new TrainerState.Training(version, started, made));
                });
        switch (training.train(timed(learner), step -> counted(batches.batch(step)))) {
          case Training.Outcome.Stopped() -> {
            return report(RunOutcome.STOPPED, "it was stopped while training", null, null);
          }
          case Training.Outcome.Diverged(int step, var losses) -> {
            return report(
                RunOutcome.FAILED,
                "the loss was no number at step %d (%s); the parent keeps serving"
                    .formatted(step, losses),
                null,
                null);
          }
          case Training.Outcome.Trained done -> trained = snapshot(learner);
        }
      }
      Candidate candidate = registry.offer(trained, parent);
      return examine(candidate, parentWeights, trained, stopped, states);
    } catch (RuntimeException e) {
      LOG.error("A training run failed; the parent keeps serving.", e);
      return report(RunOutcome.FAILED, cause(e), null, null);
    }
  }

  private RunReport examine(
      Candidate candidate,
      Checkpoint parentWeights,
      Checkpoint trained,
      BooleanSupplier stopped,
      Consumer<TrainerState> states) {
    Instant began = clock.instant();
    int[] planned = {0};
    GateExam exam =
        new GateExam(
            config.trainer().gate().plan(),
            new ProbeQuestions(catalogue, config.target(), version),
            stopped,
            asked ->
                states.accept(
                    new TrainerState.Evaluating(
                        version, began, asked, Math.max(asked, planned[0]))));
    planned[0] = exam.plannedQuestions();
    states.accept(new TrainerState.Evaluating(version, began, 0, planned[0]));
    Optional<GateReport> verdict;
    try (Model.Answering before = model.answering(parentWeights);
        Model.Answering after = model.answering(trained)) {
      verdict = exam.examine(candidateNumber(), before, after);
    } catch (RuntimeException e) {
      registry.decide(
          candidate, parent, false, candidate.manifest(), "the gate failed: " + cause(e));
      throw e;
    }
    if (verdict.isEmpty()) {
      String why = "it was stopped before the gate had decided";
      registry.decide(candidate, parent, false, candidate.manifest(), why);
      return report(RunOutcome.STOPPED, why, candidate, null);
    }
    GateReport gate = verdict.get();
    Map<String, Object> facts = new TreeMap<>();
    facts.put("gate", gate);
    facts.put("gateSeconds", seconds(began, clock.instant()));
    facts.put("trialsBySource", trialsBySource);
    facts.put("dataVersion", catalogue.version());
    facts.put("heldOutAccuracy", cleanAccuracy(gate));
    String manifest = store.annotate(candidate.identity().uri(), facts);
    String why = String.join("; ", gate.reasons());
    CheckpointLifecycle decided =
        registry.decide(candidate, parent, gate.accepted(), manifest, why);
    RunOutcome outcome = decided instanceof Promoted ? RunOutcome.PROMOTED : RunOutcome.REJECTED;
    return report(outcome, decided.reason(), candidate, gate);
  }

  private BatchComposer composer(HardExamples hardExamples) {
    String name = "training-%s-%d".formatted(config.target(), version);
    return new BatchComposer(
        config.trainer().batch().shape(),
        hardExamples,
        new ProbeTrials(Phrasing.TRAINING, catalogue, name + "-" + config.trainer().seed()),
        Randomness.of(name, Long.toString(config.trainer().seed())));
  }

  private Checkpoint snapshot(Model.Learning learner) {
    return learner.snapshot(
        new Model.Lesson(
            config.target() + "-" + version,
            clock.instant(),
            config.trainer().seed(),
            seconds(started, clock.instant()) / 60,
            List.copyOf(trialsBySource.keySet())));
  }

  private List<PreparedTrial> counted(List<PreparedTrial> batch) {
    batch.forEach(trial -> trialsBySource.merge(trial.source(), 1L, Long::sum));
    return batch;
  }

  private Learner timed(Learner learner) {
    return (batch, share) -> {
      long start = System.nanoTime();
      Losses losses = learner.step(batch, share);
      metrics.stepped(Duration.ofNanos(System.nanoTime() - start));
      return losses;
    };
  }

  /** Version 1 was no Candidate. */
  private int candidateNumber() {
    return version - 1;
  }

  private RunReport report(
      RunOutcome outcome, String reason, @Nullable Candidate candidate, @Nullable GateReport gate) {
    return new RunReport(
        version,
        candidate == null ? null : candidate.identity().checkpoint(),
        parent.identity().checkpoint(),
        outcome,
        reason,
        started,
        clock.instant(),
        progress,
        gate);
  }

  /** The gate asks in phrasings that are held out from training. */
  private static Map<String, Map<String, Double>> cleanAccuracy(GateReport gate) {
    Map<String, Map<String, Double>> byFamily = new TreeMap<>();
    gate.families()
        .forEach(row -> byFamily.put(row.family(), Map.of(View.CLEAN, row.candidateAccuracy())));
    return byFamily;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static String cause(RuntimeException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
