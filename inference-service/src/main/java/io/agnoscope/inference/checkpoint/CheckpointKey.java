package io.agnoscope.inference.checkpoint;

import io.agnoscope.schemas.CheckpointEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells the checkpoints of one target apart.
 *
 * @param version as announced, or null for the one that the service comes with
 * @param sha256 of the weights, empty for the one that the service comes with
 */
record CheckpointKey(@Nullable Integer version, String sha256) {

  /** The one that the service comes with. */
  static final CheckpointKey FIRST = new CheckpointKey(null, "");

  /** The one that an event is about. */
  static CheckpointKey of(CheckpointEvent event) {
    return new CheckpointKey(event.getVersion(), event.getSha256());
  }
}
