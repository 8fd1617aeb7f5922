package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.CheckpointEvent;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which of two checkpoints of a target is the newer one, and whether one was taken back. Stored is
 * the version, with a minus once it was rejected or rolled back.
 */
final class CheckpointVersions {
  private final KeyValueStore<String, Long> store;

  CheckpointVersions(KeyValueStore<String, Long> store) {
    this.store = store;
  }

  /** Notes a step of a checkpoint's life. */
  void note(CheckpointEvent event) {
    long version = event.getVersion();
    boolean takenBack =
        switch (event.getState()) {
          case REJECTED, ROLLED_BACK -> true;
          case CANDIDATE, SHADOW, PROMOTED, UNKNOWN -> false;
        };
    store.put(
        Fields.join(event.getTarget(), event.getCheckpoint()), takenBack ? -version : version);
  }

  /** Whether anything was told of it. */
  boolean known(String target, String checkpoint) {
    return store.get(Fields.join(target, checkpoint)) != null;
  }

  /** Its version; 0 of the one that a worker comes with, which nobody announced. */
  long version(String target, String checkpoint) {
    @Nullable Long version = store.get(Fields.join(target, checkpoint));
    return version == null ? 0 : Math.abs(version);
  }

  /** Whether it was rejected or rolled back, and not promoted since. */
  boolean takenBack(String target, String checkpoint) {
    @Nullable Long version = store.get(Fields.join(target, checkpoint));
    return version != null && version < 0;
  }
}
