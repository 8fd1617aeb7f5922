package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Rejected;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import java.util.Optional;

/** Between a checkpoint's step and the record that tells of it. */
final class CheckpointEvents {

  private CheckpointEvents() {}

  /** All records of one version share a key, so that compaction keeps its last step. */
  static String key(CheckpointLifecycle step) {
    return step.identity().target() + "/" + step.identity().version();
  }

  static CheckpointEvent event(CheckpointLifecycle step) {
    CheckpointIdentity identity = step.identity();
    return CheckpointEvent.newBuilder()
        .setTarget(identity.target())
        .setVersion(identity.version())
        .setCheckpoint(identity.checkpoint())
        .setState(state(step))
        .setUri(identity.uri())
        .setSha256(identity.sha256())
        .setParent(identity.parent())
        .setManifest(step.manifest())
        .setReason(step.reason())
        .setAt(step.at())
        .build();
  }

  /** Empty for a state that this build does not know. */
  static Optional<CheckpointLifecycle> step(CheckpointEvent event) {
    CheckpointIdentity identity =
        new CheckpointIdentity(
            event.getTarget(),
            event.getVersion(),
            event.getCheckpoint(),
            event.getUri(),
            event.getSha256(),
            event.getParent());
    String manifest = event.getManifest();
    String reason = event.getReason();
    var at = event.getAt();
    return switch (event.getState()) {
      case CANDIDATE -> Optional.of(new Candidate(identity, manifest, reason, at));
      case SHADOW -> Optional.of(new Shadow(identity, manifest, reason, at));
      case PROMOTED -> Optional.of(new Promoted(identity, manifest, reason, at));
      case REJECTED -> Optional.of(new Rejected(identity, manifest, reason, at));
      case ROLLED_BACK -> Optional.of(new RolledBack(identity, manifest, reason, at));
      case UNKNOWN -> Optional.empty();
    };
  }

  private static CheckpointState state(CheckpointLifecycle step) {
    return switch (step) {
      case Candidate ignored -> CheckpointState.CANDIDATE;
      case Shadow ignored -> CheckpointState.SHADOW;
      case Promoted ignored -> CheckpointState.PROMOTED;
      case Rejected ignored -> CheckpointState.REJECTED;
      case RolledBack ignored -> CheckpointState.ROLLED_BACK;
    };
  }
}
