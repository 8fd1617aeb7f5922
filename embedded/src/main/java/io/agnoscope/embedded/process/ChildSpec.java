package io.agnoscope.embedded.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one child process is run.
 *
 * @param port where it listens on loopback
 * @param environment added to the launcher's own
 * @param withheld names of the launcher's own environment variables that it does not get
 * @param log where its output goes
 * @param readiness tells whether it does its work
 * @param grace how long it may take to stop before it is killed
 */
public record ChildSpec(
    String name,
    int port,
    List<String> command,
    Map<String, String> environment,
    Set<String> withheld,
    Path log,
    Readiness readiness,
    Duration grace) {

  public ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    withheld = Set.copyOf(withheld);
  }
}
