package io.agnoscope.trainer.service;

import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.domain.retention.Retention;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.vlm.CheckpointException;
import org.jboss.logging.Logger;

/** Deletes the weights of checkpoints that nobody needs any more. */
final class Pruning {

  private static final Logger LOG = Logger.getLogger(Pruning.class);

  private final Retention retention;
  private final CheckpointStore store;
  private final TrainerMetrics metrics;

  Pruning(Retention retention, CheckpointStore store, TrainerMetrics metrics) {
    this.retention = retention;
    this.store = store;
    this.metrics = metrics;
  }

  /** Deletes what may go; what cannot be deleted is tried again the next time. */
  void prune(Lineage lineage) {
    for (CheckpointIdentity identity : retention.expendable(lineage)) {
      if (!store.holds(identity)) {
        continue;
      }
      try {
        store.remove(identity);
        metrics.pruned();
        LOG.infof(
            "The weights of an old checkpoint were deleted. target=%s version=%d checkpoint=%s",
            identity.target(), identity.version(), identity.checkpoint());
      } catch (CheckpointException e) {
        LOG.warnf("The weights of an old checkpoint stay. cause=%s", e.getMessage());
      }
    }
  }
}
