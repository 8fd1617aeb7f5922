package io.agnoscope.trainer.service;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.run.RunPlan;
import io.agnoscope.trainer.domain.trial.Provenance;
import io.agnoscope.trainer.store.DamagedRunException;
import io.agnoscope.trainer.store.RunFolder;
import io.agnoscope.trainer.store.RunFolders;
import io.agnoscope.trainer.store.SavedState;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Begins runs, and finds the one that an earlier life of the trainer left unfinished. */
final class Runs {

  private static final Logger LOG = Logger.getLogger(Runs.class);

  private final TrainerConfig config;
  private final Model model;
  private final RunFolders folders;
  private final InstantSource clock;
  private final Predicate<Provenance> revoked;

  /** Runs of a trainer that nothing was revoked from. */
  Runs(TrainerConfig config, Model model, InstantSource clock) {
    this(config, model, clock, anybody -> false);
  }

  /**
   * Runs of a trainer.
   *
   * @param revoked whose examples are not to be learned from; asked whenever a run is looked at
   */
  Runs(TrainerConfig config, Model model, InstantSource clock, Predicate<Provenance> revoked) {
    this.revoked = revoked;
    this.config = config;
    this.model = model;
    this.folders = new RunFolders(config.checkpoints().dir(), config.target());
    this.clock = clock;
  }

  /**
   * Plans a run of the serving checkpoint and puts it down.
   *
   * @param seed instead of the configured one
   * @param examples that it may draw
   * @param offsets how far the topic of hard examples was read, by partition
   * @throws UncheckedIOException when it cannot be put down
   */
  OpenRun begin(
      Lineage lineage,
      RunCause cause,
      OptionalLong seed,
      List<CollectedExample> examples,
      Map<Integer, Long> offsets) {
    CheckpointIdentity parent =
        lineage
            .serving()
            .orElseThrow(() -> new IllegalStateException("no checkpoint serves"))
            .identity();
    RunPlan plan =
        new RunPlan(
            config.target(),
            lineage.nextVersion(),
            parent.checkpoint(),
            parent.sha256(),
            seed.orElse(config.trainer().seed()),
            config.trainer().steps(),
            settings(),
            cause,
            clock.instant(),
            0,
            "",
            offsets);
    RunFolders.Begun begun = folders.begin(plan, examples);
    return new OpenRun(begun.plan(), begun.folder(), examples, Optional.empty());
  }

  /**
   * The run that was left unfinished, if it can still be finished as it was planned. One that
   * cannot be is given up.
   */
  Optional<OpenRun> unfinished(Lineage lineage) {
    Optional<OpenRun> found = Optional.empty();
    for (RunFolder folder : folders.unfinished()) {
      try {
        RunPlan plan = folder.plan();
        List<CollectedExample> examples = folder.hardExamples(plan);
        Optional<String> obstacle =
            found.isPresent() ? Optional.of("another one is") : obstacle(plan, examples, lineage);
        if (obstacle.isEmpty()) {
          found = Optional.of(new OpenRun(plan, folder, examples, state(folder)));
        } else {
          LOG.infof(
              "A run that was left unfinished is not resumed. version=%d reason=%s",
              plan.version(), obstacle.get());
          folder.delete();
        }
      } catch (DamagedRunException e) {
        LOG.warnf("A run that was left unfinished cannot be resumed. cause=%s", e.getMessage());
        folder.delete();
      }
    }
    return found;
  }

  private Optional<SavedState> state(RunFolder folder) {
    try {
      return folder.state();
    } catch (DamagedRunException e) {
      LOG.warnf("A run starts again from its plan. cause=%s", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> obstacle(
      RunPlan plan, List<CollectedExample> examples, Lineage lineage) {
    if (examples.stream().anyMatch(example -> revoked.test(example.trial().provenance()))) {
      return Optional.of("it could learn from what was revoked since");
    }
    boolean sameParent =
        lineage
            .serving()
            .filter(serving -> serving.identity().checkpoint().equals(plan.parent()))
            .filter(serving -> serving.identity().sha256().equals(plan.parentSha256()))
            .isPresent();
    if (!sameParent) {
      return Optional.of("its parent no longer serves");
    }
    boolean undecided =
        plan.version() == lineage.nextVersion()
            || lineage.version(plan.version()).filter(Candidate.class::isInstance).isPresent();
    if (!undecided) {
      return Optional.of("what came of it was decided");
    }
    if (plan.totalSteps() != config.trainer().steps() || !plan.settings().equals(settings())) {
      return Optional.of("the settings are others now");
    }
    return plan.started().plus(config.trainer().resumeWithin()).isBefore(clock.instant())
        ? Optional.of("it began too long ago")
        : Optional.empty();
  }

  private Map<String, String> settings() {
    return Map.of(
        "batch", config.trainer().batch().shape().toString(),
        "catalogue", Catalogue.standard().version(),
        "objective", model.objective());
  }
}
