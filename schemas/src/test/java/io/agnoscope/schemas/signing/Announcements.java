package io.agnoscope.schemas.signing;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.codec.TrustedTypes;
import java.time.Instant;

/** Announcements for tests. */
final class Announcements {

  private Announcements() {}

  static CheckpointEvent promoted() {
    TrustedTypes.trust();
    return CheckpointEvent.newBuilder()
        .setTarget("tinyvlm")
        .setVersion(3)
        .setCheckpoint("tinyvlm-3-1f3870be")
        .setState(CheckpointState.PROMOTED)
        .setUri("file:///var/lib/agnoscope/checkpoints/tinyvlm/3-tinyvlm-3-1f3870be/")
        .setSha256("ab".repeat(32))
        .setParent("tinyvlm-2-0cc175b9")
        .setManifest("{\"id\":\"tinyvlm-3-1f3870be\"}")
        .setReason("better under perturbation")
        .setAt(Instant.parse("2026-03-01T12:00:00.123Z"))
        .build();
  }
}
