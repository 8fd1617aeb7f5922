package io.agnoscope.trainer.service;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.gate.GateExam;
import io.agnoscope.trainer.domain.gate.GateReport;
import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.run.DutyCycle;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.Progress;
import io.agnoscope.trainer.domain.run.RunPlan;
import io.agnoscope.trainer.domain.run.TrainerState;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.vlm.Checkpoint;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run: fine-tunes the serving checkpoint, offers what comes of it, has the gate examine it, and
 * puts it in shadow or rejects it. The parent's weights are never touched. What it needs to be
 * finished by another life is on the disk until it has ended.
 */
final class TrainingRun {

  private static final Logger LOG = Logger.getLogger(TrainingRun.class);

  private final TrainerConfig config;
  private final Model model;
  private final CheckpointStore store;
  private final CheckpointRegistry registry;
  private final Catalogue catalogue;
  private final InstantSource clock;
  private final DutyCycle duty;
  private final OpenRun run;
  private final RunPlan plan;
  private final TrainingPart training;
  private final Promoted parent;
  private @Nullable Progress progress;

  TrainingRun(
      TrainerConfig config,
      Model model,
      CheckpointStore store,
      CheckpointRegistry registry,
      Catalogue catalogue,
      TrainerMetrics metrics,
      InstantSource clock,
      DutyCycle duty,
      OpenRun run) {
    this.config = config;
    this.model = model;
    this.store = store;
    this.registry = registry;
    this.catalogue = catalogue;
    this.clock = clock;
    this.duty = duty;
    this.run = run;
    this.plan = run.plan();
    this.training = new TrainingPart(config, model, catalogue, metrics, clock, duty, run);
    this.parent =
        registry
            .lineage()
            .serving()
            .orElseThrow(() -> new IllegalStateException("no checkpoint serves"));
  }

  /**
   * Runs to its end. Whatever goes wrong is in the report.
   *
   * @param orders what to do, asked every step
   * @param states told what is being done
   */
  RunReport run(Supplier<Order> orders, Consumer<TrainerState> states) {
    RunReport report;
    try {
      report = attempt(orders, states);
    } catch (RuntimeException e) {
      LOG.error("A training run failed; the parent keeps serving.", e);
      report = report(RunOutcome.FAILED, cause(e), null, null);
    }
    if (report.outcome() != RunOutcome.SUSPENDED) {
      forget();
    }
    return report;
  }

  private RunReport attempt(Supplier<Order> orders, Consumer<TrainerState> states) {
    Checkpoint parentWeights = store.read(parent.identity(), parent.manifest());
    TrainingPart.Outcome outcome;
    try (ActiveSpan span = RunSpans.part("train")) {
      outcome =
          training.train(
              parentWeights,
              orders,
              made -> {
                progress = made;
                states.accept(
                    new TrainerState.Training(plan.version(), plan.started(), plan.cause(), made));
              });
    }
    return switch (outcome) {
      case TrainingPart.Outcome.Stopped(Order order) -> stopped(order, null);
      case TrainingPart.Outcome.Diverged(int step, var losses) ->
          report(
              RunOutcome.FAILED,
              "the loss was no number at step %d (%s); the parent keeps serving"
                  .formatted(step, losses),
              null,
              null);
      case TrainingPart.Outcome.Trained(Checkpoint trained) ->
          examine(registry.offer(trained, parent), parentWeights, trained, orders, states);
    };
  }

  private RunReport examine(
      Candidate candidate,
      Checkpoint parentWeights,
      Checkpoint trained,
      Supplier<Order> orders,
      Consumer<TrainerState> states) {
    Instant began = clock.instant();
    int[] planned = {0};
    GateExam exam =
        new GateExam(
            config.trainer().gate().plan(),
            new ProbeQuestions(catalogue, config.target(), plan.version()),
            () -> orders.get() != Order.GO_ON,
            asked -> {
              states.accept(evaluating(began, asked, Math.max(asked, planned[0])));
              duty.afterWork();
            });
    planned[0] = exam.plannedQuestions();
    states.accept(evaluating(began, 0, planned[0]));
    Optional<GateReport> verdict;
    try (ActiveSpan span = RunSpans.part("gate");
        Model.Answering before = model.answering(parentWeights);
        Model.Answering after = model.answering(trained)) {
      verdict = exam.examine(candidateNumber(), before, after);
    } catch (RuntimeException e) {
      registry.decide(
          candidate, parent, false, candidate.manifest(), "the gate failed: " + cause(e));
      throw e;
    }
    if (verdict.isEmpty()) {
      return stopped(orders.get(), candidate);
    }
    GateReport gate = verdict.get();
    String manifest =
        store.annotate(candidate.identity().uri(), candidate.manifest(), facts(gate, began));
    String why = String.join("; ", gate.reasons());
    CheckpointLifecycle decided =
        registry.decide(candidate, parent, gate.accepted(), manifest, why);
    RunOutcome outcome =
        switch (decided) {
          case Promoted promoted -> RunOutcome.PROMOTED;
          case Shadow shadow -> RunOutcome.SHADOW;
          default -> RunOutcome.REJECTED;
        };
    return report(outcome, decided.reason(), candidate, gate);
  }

  private RunReport stopped(Order order, @Nullable Candidate candidate) {
    if (order == Order.SUSPEND) {
      return report(RunOutcome.SUSPENDED, "the trainer stops; it will be resumed", candidate, null);
    }
    if (candidate == null) {
      return report(RunOutcome.STOPPED, "it was stopped while training", null, null);
    }
    String why = "it was stopped before the gate had decided";
    registry.decide(candidate, parent, false, candidate.manifest(), why);
    return report(RunOutcome.STOPPED, why, candidate, null);
  }

  private Map<String, Object> facts(GateReport gate, Instant began) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("gate", gate);
    facts.put("gateSeconds", seconds(began, clock.instant()));
    facts.put(Manifests.TRIALS_BY_SOURCE, training.trialsBySource());
    facts.put(Manifests.HARD_EXAMPLES_BY_TENANT, run.examplesByTenant());
    facts.put("dataVersion", catalogue.version());
    facts.put("heldOutAccuracy", cleanAccuracy(gate));
    facts.put("run", plan.facts());
    return facts;
  }

  private TrainerState evaluating(Instant began, int asked, int planned) {
    return new TrainerState.Evaluating(plan.version(), began, plan.cause(), asked, planned);
  }

  /** Version 1 was no Candidate. */
  private int candidateNumber() {
    return plan.version() - 1;
  }

  private void forget() {
    try {
      run.folder().delete();
    } catch (UncheckedIOException e) {
      LOG.warnf("The folder of a run that has ended stays. cause=%s", e.getCause());
    }
  }

  private RunReport report(
      RunOutcome outcome, String reason, @Nullable Candidate candidate, @Nullable GateReport gate) {
    return new RunReport(
        plan.version(),
        candidate == null ? null : candidate.identity().checkpoint(),
        parent.identity().checkpoint(),
        plan.cause(),
        outcome,
        reason,
        plan.started(),
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
