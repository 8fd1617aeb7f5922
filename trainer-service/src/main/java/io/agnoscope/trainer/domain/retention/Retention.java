package io.agnoscope.trainer.domain.retention;

import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How many checkpoints' weights are kept. Of the others only what the topic tells remains.
 *
 * @param newest versions kept whatever became of them
 */
public record Retention(int newest) {

  public Retention {
    if (newest < 1) {
      throw new IllegalArgumentException("the newest checkpoint is always kept");
    }
  }

  /**
   * Checkpoints whose weights may go, the oldest first. Never one that serves, its parent, the one
   * that serves again after a rollback and the one after that, one that is being judged, or the
   * first, which no data can taint.
   */
  public List<CheckpointIdentity> expendable(Lineage lineage) {
    Set<Integer> needed = new HashSet<>();
    needed.add(1);
    List<CheckpointLifecycle> all = lineage.all();
    all.stream()
        .skip(Math.max(0, all.size() - newest))
        .forEach(step -> needed.add(step.identity().version()));
    Optional<Promoted> serving = lineage.serving();
    Optional<Promoted> fallback = serving.flatMap(lineage::before);
    List.of(serving, fallback, fallback.flatMap(lineage::before))
        .forEach(promoted -> promoted.ifPresent(it -> needed.add(it.identity().version())));
    return all.stream()
        .filter(step -> !needed.contains(step.identity().version()))
        .filter(step -> !(step instanceof Candidate) && !(step instanceof Shadow))
        .map(CheckpointLifecycle::identity)
        .filter(identity -> !isParent(identity, serving))
        .toList();
  }

  private static boolean isParent(CheckpointIdentity identity, Optional<Promoted> serving) {
    return serving.filter(it -> identity.checkpoint().equals(it.identity().parent())).isPresent();
  }
}
