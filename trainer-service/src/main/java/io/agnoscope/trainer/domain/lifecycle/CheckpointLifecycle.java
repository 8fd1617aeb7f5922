package io.agnoscope.trainer.domain.lifecycle;

import java.time.Instant;

/**
 * A checkpoint at one step of its life. A transition returns the next step and exists only where it
 * is legal:
 *
 * <pre>
 *   Candidate ──► Shadow ──► Promoted ──► RolledBack
 *       │            └─────► Rejected
 *       ├─────────────────► Promoted or Rejected
 *       └ (where no time in shadow is asked for, or an operator orders it)
 *   Rejected ──► Promoted, by an operator only
 * </pre>
 *
 * A checkpoint that was rolled back is never offered again: what it did in service is known.
 */
public sealed interface CheckpointLifecycle {

  /** What stays the same. */
  CheckpointIdentity identity();

  /** Manifest with the figures so far, as JSON. */
  String manifest();

  /** Why it is in this state, in plain words. */
  String reason();

  /** Since when it is. */
  Instant at();

  /** Trained, in the store, and not yet judged. */
  record Candidate(CheckpointIdentity identity, String manifest, String reason, Instant at)
      implements CheckpointLifecycle {

    /** Passed the gate, and is asked beside the serving checkpoint from now on. */
    public Shadow shadow(String figures, String why, Instant when) {
      return new Shadow(identity, figures, why, when);
    }

    /** Passed the gate, where no time in shadow is asked for. */
    public Promoted promote(String figures, String why, Instant when) {
      return new Promoted(identity, figures, why, when);
    }

    /** Failed the gate. */
    public Rejected reject(String figures, String why, Instant when) {
      return new Rejected(identity, figures, why, when);
    }
  }

  /** Asked the same Trials as the serving checkpoint, without serving. */
  record Shadow(CheckpointIdentity identity, String manifest, String reason, Instant at)
      implements CheckpointLifecycle {

    /** Was better in shadow. */
    public Promoted promote(String figures, String why, Instant when) {
      return new Promoted(identity, figures, why, when);
    }

    /** Was not. */
    public Rejected reject(String figures, String why, Instant when) {
      return new Rejected(identity, figures, why, when);
    }
  }

  /** Serves, or stands behind a newer one that does. */
  record Promoted(CheckpointIdentity identity, String manifest, String reason, Instant at)
      implements CheckpointLifecycle {

    /** Taken out of service; the one before it serves again. */
    public RolledBack rollBack(String why, Instant when) {
      return new RolledBack(identity, manifest, why, when);
    }
  }

  /** Not good enough. An operator may know better. */
  record Rejected(CheckpointIdentity identity, String manifest, String reason, Instant at)
      implements CheckpointLifecycle {

    /** Promoted by an operator against the gate's verdict. */
    public Promoted promoteAgainstVerdict(String why, Instant when) {
      return new Promoted(identity, manifest, why, when);
    }
  }

  /** Was in service and taken out of it. */
  record RolledBack(CheckpointIdentity identity, String manifest, String reason, Instant at)
      implements CheckpointLifecycle {}
}
