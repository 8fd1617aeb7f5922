package io.agnoscope.trainer.domain.lifecycle;

import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All checkpoints of one target, each at its last known step. Serving is the newest version that is
 * promoted and not rolled back: every reader of the compacted topic finds the same one, whenever it
 * begins to read. Immutable.
 */
public final class Lineage {

  private final NavigableMap<Integer, CheckpointLifecycle> byVersion;

  private Lineage(NavigableMap<Integer, CheckpointLifecycle> byVersion) {
    this.byVersion = byVersion;
  }

  /** A target without checkpoints. */
  public static Lineage empty() {
    return new Lineage(new TreeMap<>());
  }

  /** This lineage after one more step. */
  public Lineage with(CheckpointLifecycle step) {
    NavigableMap<Integer, CheckpointLifecycle> next = new TreeMap<>(byVersion);
    next.put(step.identity().version(), step);
    return new Lineage(next);
  }

  /** Whether there is no checkpoint yet. */
  public boolean isEmpty() {
    return byVersion.isEmpty();
  }

  /** The checkpoint that serves; empty before the first one is promoted. */
  public Optional<Promoted> serving() {
    return promotedBelow(Integer.MAX_VALUE);
  }

  /** The checkpoint that serves again when the serving one is rolled back. */
  public Optional<Promoted> before(Promoted serving) {
    return promotedBelow(serving.identity().version());
  }

  /** The newest checkpoint in shadow. */
  public Optional<Shadow> shadow() {
    return byVersion.descendingMap().values().stream()
        .filter(Shadow.class::isInstance)
        .map(Shadow.class::cast)
        .findFirst();
  }

  /** A checkpoint of the same weights that was rolled back. */
  public Optional<RolledBack> rolledBack(String sha256) {
    return byVersion.values().stream()
        .filter(RolledBack.class::isInstance)
        .map(RolledBack.class::cast)
        .filter(step -> step.identity().sha256().equals(sha256))
        .findFirst();
  }

  /** The checkpoint of that version, at its last known step. */
  public Optional<CheckpointLifecycle> version(int version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  /** The version that a new checkpoint gets. */
  public int nextVersion() {
    return byVersion.isEmpty() ? 1 : byVersion.lastKey() + 1;
  }

  /** All checkpoints, the newest version last. */
  public List<CheckpointLifecycle> all() {
    return List.copyOf(byVersion.values());
  }

  private Optional<Promoted> promotedBelow(int version) {
    return byVersion.headMap(version, false).descendingMap().values().stream()
        .filter(Promoted.class::isInstance)
        .map(Promoted.class::cast)
        .findFirst();
  }
}
