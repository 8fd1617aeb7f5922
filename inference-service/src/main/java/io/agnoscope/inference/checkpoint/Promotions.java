package io.agnoscope.inference.checkpoint;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One target's checkpoints by version, each in its last known state. Not thread-safe. */
public final class Promotions {

  private final String target;
  private final NavigableMap<Integer, CheckpointEvent> latest =
      new TreeMap<>(Comparator.reverseOrder());

  public Promotions(String target) {
    this.target = target;
  }

  /** Takes note of a step in a checkpoint's life; those of other targets are passed over. */
  public void apply(CheckpointEvent event) {
    if (event.getTarget().equals(target)) {
      latest.put(event.getVersion(), event);
    }
  }

  /** The checkpoints that may serve: promoted and not rolled back, the newest version first. */
  public List<CheckpointEvent> promoted() {
    return in(CheckpointState.PROMOTED);
  }

  /** The checkpoint that serves again when the one of this version is rolled back. */
  public Optional<CheckpointEvent> promotedBefore(int version) {
    return promoted().stream().filter(event -> event.getVersion() < version).findFirst();
  }

  /** The Candidates that are to be asked beside what serves, the newest version first. */
  public List<CheckpointEvent> shadows() {
    return in(CheckpointState.SHADOW);
  }

  private List<CheckpointEvent> in(CheckpointState state) {
    return latest.values().stream().filter(event -> event.getState() == state).toList();
  }
}
