package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which checkpoints of a target are promoted, and since when. */
final class PromotedCheckpoints {
  private final KeyValueStore<String, Long> store;

  PromotedCheckpoints(KeyValueStore<String, Long> store) {
    this.store = store;
  }

  /** Notes a step of a checkpoint's life; one that is taken back is not promoted any more. */
  void note(CheckpointEvent event) {
    String key = Fields.join(event.getTarget(), event.getCheckpoint());
    if (event.getState() == CheckpointState.PROMOTED) {
      store.put(key, event.getAt().toEpochMilli());
    } else {
      store.delete(key);
    }
  }

  /** When the checkpoint was promoted; empty if it is not. */
  Optional<Instant> since(String target, String checkpoint) {
    return Optional.ofNullable(store.get(Fields.join(target, checkpoint)))
        .map(Instant::ofEpochMilli);
  }
}
