package io.agnoscope.trainer.service;

import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Comparison;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.domain.lifecycle.Operator;
import io.agnoscope.trainer.domain.lifecycle.ShadowPolicy;
import io.agnoscope.trainer.domain.lifecycle.ShadowPolicy.Decision;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The target's checkpoints: what the topic says of them, and every further step. A step counts once
 * the broker has it. Thread-safe: operator and training run take turns.
 */
public final class CheckpointRegistry {

  private static final Logger LOG = Logger.getLogger(CheckpointRegistry.class);
  private static final int FIRST_VERSION = 1;
  private static final int NO_VERSION = 0;

  private final String target;
  private final CheckpointStore store;
  private final Consumer<CheckpointLifecycle> log;
  private final TrainerMetrics metrics;
  private final InstantSource clock;
  private final ShadowPolicy policy;
  private Veto veto = (known, version, manifest) -> Optional.empty();
  private Lineage lineage = Lineage.empty();

  /** Who may say that a version must not serve, whatever gate and operator say. */
  @FunctionalInterface
  public interface Veto {

    /**
     * Why a version must not serve; empty when it may.
     *
     * @param manifest of the version, as it is now
     */
    Optional<String> against(Lineage lineage, int version, String manifest);
  }

  /** A registry whose Candidates spend no time in shadow. */
  public CheckpointRegistry(
      String target,
      CheckpointStore store,
      Consumer<CheckpointLifecycle> log,
      TrainerMetrics metrics,
      InstantSource clock) {
    this(target, store, log, metrics, clock, ShadowPolicy.NONE);
  }

  /**
   * A registry that knows nothing yet.
   *
   * @param log takes a step, and throws when it is not safely kept
   */
  public CheckpointRegistry(
      String target,
      CheckpointStore store,
      Consumer<CheckpointLifecycle> log,
      TrainerMetrics metrics,
      InstantSource clock,
      ShadowPolicy policy) {
    this.target = target;
    this.store = store;
    this.log = log;
    this.metrics = metrics;
    this.clock = clock;
    this.policy = policy;
  }

  /**
   * Takes up what the topic says. A Candidate whose run was cut short and is not resumed is
   * rejected: nobody knows whether it is any good.
   *
   * @param resumed version of the run that is resumed
   */
  public synchronized void resume(Lineage told, OptionalInt resumed) {
    lineage = told;
    for (CheckpointLifecycle step : told.all()) {
      if (step instanceof Candidate candidate
          && candidate.identity().version() != resumed.orElse(NO_VERSION)) {
        String why = "the trainer stopped before the gate had decided";
        take(candidate.reject(candidate.manifest(), why, clock.instant()));
      }
    }
    tellServing();
  }

  /** Makes a target's first checkpoint serve. */
  public synchronized void begin(Checkpoint first) {
    CheckpointIdentity identity = keep(FIRST_VERSION, first, null);
    String manifest = store.manifest(first);
    take(new Promoted(identity, manifest, "first checkpoint", clock.instant()));
  }

  /** Keeps a trained checkpoint and tells of it, unless an earlier life did so. */
  public synchronized Candidate offer(Checkpoint checkpoint, Promoted parent) {
    Optional<Candidate> offered = offered(checkpoint);
    if (offered.isPresent()) {
      return offered.get();
    }
    int version = lineage.nextVersion();
    CheckpointIdentity identity = keep(version, checkpoint, parent.identity().checkpoint());
    Candidate candidate =
        new Candidate(
            identity,
            store.manifest(checkpoint),
            "trained from version " + parent.identity().version(),
            clock.instant());
    take(candidate);
    return candidate;
  }

  /**
   * Ends a Candidate's candidacy: one that is accepted is asked in shadow or, where there is no
   * such time, promoted.
   *
   * @param manifest with the gate's figures
   * @return the step that it took: rejected as well when, meanwhile, its parent no longer serves,
   *     and when a checkpoint of the same weights was rolled back
   */
  public synchronized CheckpointLifecycle decide(
      Candidate candidate, Promoted parent, boolean accepted, String manifest, String why) {
    Instant now = clock.instant();
    Optional<CheckpointLifecycle> known = lineage.version(candidate.identity().version());
    if (known.isPresent() && !known.get().equals(candidate)) {
      return known.get();
    }
    boolean parentServes =
        lineage
            .serving()
            .filter(serving -> serving.identity().equals(parent.identity()))
            .isPresent();
    Optional<String> against = against(candidate, manifest);
    CheckpointLifecycle step;
    if (!accepted) {
      step = candidate.reject(manifest, why, now);
    } else if (against.isPresent()) {
      step = candidate.reject(manifest, against.get(), now);
    } else if (parentServes && policy.shadows()) {
      step = candidate.shadow(manifest, why, now);
    } else if (parentServes) {
      step = candidate.promote(manifest, why, now);
    } else {
      step =
          candidate.reject(
              manifest, "its parent no longer serves, and it was compared with that one", now);
    }
    take(step);
    return step;
  }

  /** Asks that one from now on, whenever a version is to serve. */
  public synchronized void heed(Veto other) {
    veto = other;
  }

  /** Takes the steps that follow from the lineage as it is. */
  public synchronized void carryOut(Function<Lineage, List<CheckpointLifecycle>> steps) {
    steps.apply(lineage).forEach(this::take);
  }

  /** Takes the steps that comparisons on the same Trials ask for; one at most. */
  public synchronized void judge(Collection<Comparison> comparisons) {
    Instant now = clock.instant();
    policy
        .decide(lineage, comparisons, now)
        .ifPresent(decision ->
            take(
                switch (decision) {
                  case Decision.Promote(Shadow shadow, Comparison by, String why) ->
                      promoted(shadow, by, why, now);
                  case Decision.Reject(Shadow shadow, Optional<Comparison> by, String why) ->
                      shadow.reject(withFigures(shadow, by), why, now);
                  case Decision.RollBack(Promoted serving, Comparison by, String why) ->
                      serving.rollBack(why, now);
                }));
  }

  /** Promotes a version on an operator's order, if that is legal. */
  public synchronized Operator.Outcome promote(int version, String why) {
    Optional<String> against =
        lineage.version(version).flatMap(it -> veto.against(lineage, version, it.manifest()));
    if (against.isPresent()) {
      return new Operator.Outcome.Illegal(against.get());
    }
    if (pruned(lineage.version(version))) {
      return new Operator.Outcome.Illegal("the weights of version " + version + " were pruned");
    }
    return carryOut(Operator.promote(lineage, version, why, clock.instant()));
  }

  /** Rolls the serving version back on an operator's order, if that is legal. */
  public synchronized Operator.Outcome rollBack(Optional<Integer> version, String why) {
    if (pruned(lineage.serving().flatMap(lineage::before))) {
      return new Operator.Outcome.Illegal(
          "the weights of the checkpoint that would serve again were pruned");
    }
    return carryOut(Operator.rollBack(lineage, version, why, clock.instant()));
  }

  /** All checkpoints as they are now. */
  public synchronized Lineage lineage() {
    return lineage;
  }

  /** When the last training run came to its end, as far as the topic tells. */
  public synchronized Instant lastRunEnded() {
    return lineage.all().stream()
        .filter(step -> step.identity().version() > FIRST_VERSION)
        .map(CheckpointLifecycle::at)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private boolean pruned(Optional<? extends CheckpointLifecycle> step) {
    return step.filter(it -> !store.holds(it.identity())).isPresent();
  }

  private Optional<Candidate> offered(Checkpoint checkpoint) {
    return lineage
        .version(lineage.nextVersion() - 1)
        .filter(Candidate.class::isInstance)
        .map(Candidate.class::cast)
        .filter(known -> known.identity().checkpoint().equals(checkpoint.manifest().id()))
        .filter(known -> known.identity().sha256().equals(checkpoint.manifest().weightsSha256()));
  }

  private CheckpointLifecycle promoted(Shadow shadow, Comparison by, String why, Instant now) {
    String figures = withFigures(shadow, Optional.of(by));
    Optional<String> against = against(shadow, figures);
    return against.isPresent()
        ? shadow.reject(figures, against.get(), now)
        : shadow.promote(figures, shadow.reason() + "; " + why, now);
  }

  /** Why a checkpoint must not serve, whatever the gate and comparisons say. */
  private Optional<String> against(CheckpointLifecycle step, String manifest) {
    return lineage
        .rolledBack(step.identity().sha256())
        .map(same ->
            "it has the weights of version %d, which was rolled back: %s"
                .formatted(same.identity().version(), same.reason()))
        .or(() -> veto.against(lineage, step.identity().version(), manifest));
  }

  /** The manifest with what was seen in shadow; as it was when the store cannot be written. */
  private String withFigures(Shadow shadow, Optional<Comparison> by) {
    if (by.isEmpty()) {
      return shadow.manifest();
    }
    try {
      return store.annotate(shadow.identity().uri(), shadow.manifest(), Map.of("shadow", by.get()));
    } catch (CheckpointException e) {
      LOG.warnf("The figures of a time in shadow cannot be kept. cause=%s", e.getMessage());
      return shadow.manifest();
    }
  }

  private Operator.Outcome carryOut(Operator.Outcome outcome) {
    if (outcome instanceof Operator.Outcome.Step(var step)) {
      take(step);
    }
    return outcome;
  }

  private CheckpointIdentity keep(int version, Checkpoint checkpoint, @Nullable String parent) {
    String uri = store.keep(version, checkpoint);
    return new CheckpointIdentity(
        target,
        version,
        checkpoint.manifest().id(),
        uri,
        checkpoint.manifest().weightsSha256(),
        parent);
  }

  private void take(CheckpointLifecycle step) {
    log.accept(step);
    lineage = lineage.with(step);
    LOG.infof(
        "A checkpoint took a step. target=%s version=%d checkpoint=%s state=%s reason=%s",
        target,
        step.identity().version(),
        step.identity().checkpoint(),
        step.getClass().getSimpleName(),
        step.reason());
    tellServing();
  }

  private void tellServing() {
    lineage
        .serving()
        .ifPresent(serving ->
            metrics.serving(target, serving.identity().checkpoint(), serving.identity().version()));
  }
}
