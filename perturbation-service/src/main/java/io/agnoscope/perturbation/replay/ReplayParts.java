package io.agnoscope.perturbation.replay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * What replays are made of.
 *
 * @param catalogueVersion that Trials are made with
 * @param targets the watched ones
 * @param spacing from one Trial to the next, at least
 * @param patience with a broker that is away
 */
public record ReplayParts(
    ReplayBroker broker,
    ReplayNotes notes,
    ReplayGate gate,
    ReplayCounts counts,
    String catalogueVersion,
    Set<String> targets,
    Duration spacing,
    Duration patience,
    InstantSource clock) {

  public ReplayParts {
    targets = Set.copyOf(targets);
  }
}
