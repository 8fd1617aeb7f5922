package io.agnoscope.trainer.domain.revocation;

import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Rejected;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What revoking leaves of a lineage: a checkpoint is tainted when it or any checkpoint that it
 * descends from was trained on what is revoked. Weights cannot unlearn, so a tainted checkpoint is
 * never used again.
 *
 * @param tainted their versions
 * @param gone promoted versions that are not tainted, but whose weights nobody has any more
 * @param serves the newest promoted version that is neither; empty when none is left
 */
public record Revocation(
    NavigableSet<Integer> tainted, NavigableSet<Integer> gone, Optional<Integer> serves) {

  public Revocation {
    tainted = Collections.unmodifiableNavigableSet(new TreeSet<>(tainted));
    gone = Collections.unmodifiableNavigableSet(new TreeSet<>(gone));
  }

  /**
   * Judges every checkpoint of a lineage.
   *
   * @param trainedOn what a checkpoint's manifest says; empty when nobody can tell, which counts as
   *     tainted, and so does an ancestor that is not in the lineage
   * @param revoked all that is revoked
   * @param held whether the weights of a checkpoint are still there
   */
  public static Revocation of(
      Lineage lineage,
      Function<CheckpointLifecycle, Optional<TrainedOn>> trainedOn,
      Collection<Revoked> revoked,
      Predicate<CheckpointIdentity> held) {
    if (revoked.isEmpty()) {
      Optional<Integer> serving = lineage.serving().map(step -> step.identity().version());
      return new Revocation(new TreeSet<>(), new TreeSet<>(), serving);
    }
    NavigableSet<Integer> tainted = new TreeSet<>();
    Map<String, Boolean> taintedById = new HashMap<>();
    for (CheckpointLifecycle step : lineage.all()) {
      String parent = step.identity().parent();
      boolean inherited = parent != null && taintedById.getOrDefault(parent, true);
      boolean itself =
          trainedOn
              .apply(step)
              .map(seen -> revoked.stream().anyMatch(it -> it.covers(seen)))
              .orElse(true);
      if (inherited || itself) {
        tainted.add(step.identity().version());
      }
      taintedById.put(step.identity().checkpoint(), inherited || itself);
    }
    NavigableSet<Integer> gone = new TreeSet<>();
    NavigableSet<Integer> usable = new TreeSet<>();
    for (CheckpointLifecycle step : lineage.all()) {
      int version = step.identity().version();
      if (step instanceof Promoted && !tainted.contains(version)) {
        (held.test(step.identity()) ? usable : gone).add(version);
      }
    }
    return new Revocation(
        tainted, gone, usable.isEmpty() ? Optional.empty() : Optional.of(usable.last()));
  }

  /**
   * The steps that take every tainted checkpoint out of use, those that do not serve first: what
   * serves next is then never tainted. With nothing left to serve instead, what serves goes on.
   *
   * @param why stands with each
   */
  public List<CheckpointLifecycle> steps(Lineage lineage, String why, Instant when) {
    List<CheckpointLifecycle> steps = new ArrayList<>();
    for (CheckpointLifecycle step : lineage.all()) {
      boolean isTainted = tainted.contains(step.identity().version());
      switch (step) {
        case Candidate it when isTainted -> steps.add(it.reject(it.manifest(), why, when));
        case Shadow it when isTainted -> steps.add(it.reject(it.manifest(), why, when));
        case Promoted it when serves.isPresent() && (isTainted || standsInTheWay(it)) ->
            steps.add(it.rollBack(isTainted ? why : "its weights are gone", when));
        case Candidate it -> {}
        case Shadow it -> {}
        case Promoted it -> {}
        case Rejected it -> {}
        case RolledBack it -> {}
      }
    }
    return steps;
  }

  /** Would be served before the one that can be, and cannot itself. */
  private boolean standsInTheWay(Promoted step) {
    int version = step.identity().version();
    return gone.contains(version) && version > serves.orElse(version);
  }
}
