package io.agnoscope.trainer.domain.lifecycle;

import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Rejected;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import java.time.Instant;
import java.util.Optional;

/** What an operator may order, and which step it takes. */
public final class Operator {

  private Operator() {}

  /** An order's outcome. */
  public sealed interface Outcome {

    /** Legal: the step to take. */
    record Step(CheckpointLifecycle step) implements Outcome {}

    /** No such checkpoint. */
    record Unknown(String why) implements Outcome {}

    /** The checkpoint's state does not allow it. */
    record Illegal(String why) implements Outcome {}
  }

  /** Orders that a Candidate, a checkpoint in shadow or a rejected one serve from now on. */
  public static Outcome promote(Lineage lineage, int version, String why, Instant when) {
    Optional<CheckpointLifecycle> found = lineage.version(version);
    if (found.isEmpty()) {
      return new Outcome.Unknown("there is no version " + version);
    }
    int serving = lineage.serving().map(it -> it.identity().version()).orElse(0);
    if (version < serving) {
      return new Outcome.Illegal(
          "version %d is older than version %d, which serves: roll that back first"
              .formatted(version, serving));
    }
    return switch (found.get()) {
      case Candidate it -> new Outcome.Step(it.promote(it.manifest(), why, when));
      case Shadow it -> new Outcome.Step(it.promote(it.manifest(), why, when));
      case Rejected it -> new Outcome.Step(it.promoteAgainstVerdict(why, when));
      case Promoted it -> new Outcome.Illegal("version " + version + " is promoted already");
      case RolledBack it ->
          new Outcome.Illegal(
              "version " + version + " was rolled back, and is not offered again: " + it.reason());
    };
  }

  /** Orders the serving checkpoint out of service; the one before it serves again. */
  public static Outcome rollBack(
      Lineage lineage, Optional<Integer> version, String why, Instant when) {
    if (version.isPresent() && lineage.version(version.get()).isEmpty()) {
      return new Outcome.Unknown("there is no version " + version.get());
    }
    Optional<Promoted> serving = lineage.serving();
    if (serving.isEmpty()) {
      return new Outcome.Illegal("no checkpoint serves yet");
    }
    int servingVersion = serving.get().identity().version();
    if (version.isPresent() && version.get() != servingVersion) {
      return new Outcome.Illegal(
          "version %d does not serve, version %d does".formatted(version.get(), servingVersion));
    }
    Optional<Promoted> before = lineage.before(serving.get());
    if (before.isEmpty()) {
      return new Outcome.Illegal(
          "version " + servingVersion + " has no promoted checkpoint before it to fall back to");
    }
    return new Outcome.Step(serving.get().rollBack(why, when));
  }
}
