package io.agnoscope.embedded.state;

import io.agnoscope.embedded.process.ChildState;
import io.agnoscope.embedded.process.ProcessIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a launcher runs, as it writes it down for {@code status}, {@code down} and its successor.
 *
 * @param launcher the launcher itself
 * @param since when it started
 * @param portBase the first of the services' four ports
 * @param processes its children in the order of their start
 */
public record RunRecord(
    ProcessIdentity launcher,
    Phase phase,
    Instant since,
    int portBase,
    int kafkaPort,
    List<Child> processes) {

  /** The children that were running. */
  public List<ProcessIdentity> identities() {
    return processes.stream()
        .flatMap(child -> Optional.ofNullable(child.process()).stream())
        .toList();
  }

  /** Where the launcher is in its life. */
  public enum Phase {
    STARTING,
    READY,
    STOPPING
  }

  /**
   * One child.
   *
   * @param process null while it is not running
   * @param since when it came into its state
   * @param restarts how often it was started again after it died
   */
  public record Child(
      String name,
      ChildState state,
      @Nullable ProcessIdentity process,
      int port,
      Instant since,
      int restarts) {}
}
