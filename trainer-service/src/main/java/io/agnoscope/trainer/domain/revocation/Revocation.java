package io.agnoscope.trainer.domain.revocation;

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

/**
 * What revoking leaves of a lineage: a checkpoint is tainted when it or any checkpoint that it
 * descends from was trained on what is revoked. Weights cannot unlearn, so a tainted checkpoint is
 * never used again.
 *
 * @param tainted their versions
 * @param serves the newest promoted version that is not tainted; empty when none is left
 */
public record Revocation(NavigableSet<Integer> tainted, Optional<Integer> serves) {

  public Revocation {
    tainted = Collections.unmodifiableNavigableSet(new TreeSet<>(tainted));
  }

  /**
   * Judges every checkpoint of a lineage.
   *
   * @param trainedOn what a checkpoint's manifest says; empty when nobody can tell, which counts as
   *     tainted, and so does an ancestor that is not in the lineage
   * @param revoked all that is revoked
   */
  public static Revocation of(
      Lineage lineage,
      Function<CheckpointLifecycle, Optional<TrainedOn>> trainedOn,
      Collection<Revoked> revoked) {
    if (revoked.isEmpty()) {
      return new Revocation(new TreeSet<>(), newestPromoted(lineage, new TreeSet<>()));
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
    return new Revocation(tainted, newestPromoted(lineage, tainted));
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
      if (tainted.contains(step.identity().version())) {
        switch (step) {
          case Candidate it -> steps.add(it.reject(it.manifest(), why, when));
          case Shadow it -> steps.add(it.reject(it.manifest(), why, when));
          case Promoted it -> {
            if (serves.isPresent()) {
              steps.add(it.rollBack(why, when));
            }
          }
          case Rejected it -> {}
          case RolledBack it -> {}
        }
      }
    }
    return steps;
  }

  private static Optional<Integer> newestPromoted(Lineage lineage, NavigableSet<Integer> tainted) {
    return lineage.all().reversed().stream()
        .filter(Promoted.class::isInstance)
        .map(step -> step.identity().version())
        .filter(version -> !tainted.contains(version))
        .findFirst();
  }
}
