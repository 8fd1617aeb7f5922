package io.agnoscope.inference.checkpoint;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;

/**
 * An announcement that is passed over, since nobody who is trusted made it.
 *
 * @param state that it says the checkpoint is in
 * @param reason short and bounded, fit to be a metric label
 * @param why in plain words
 */
public record RefusedAnnouncement(
    int version, String checkpoint, CheckpointState state, String reason, String why) {

  static RefusedAnnouncement of(CheckpointEvent event, String reason, String why) {
    return new RefusedAnnouncement(
        event.getVersion(), event.getCheckpoint(), event.getState(), reason, why);
  }
}
