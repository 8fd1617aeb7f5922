package io.agnoscope.embedded.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was seen once: its number alone may since have gone to another one, so it counts
 * only together with the instant it started.
 */
public record ProcessIdentity(long pid, Instant startedAt) {
  /** The system derives start instants from its uptime, which moves when the clock is set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  public static ProcessIdentity of(ProcessHandle handle) {
    return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The same process, if it still runs; empty when it is gone or its number is another's now. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  private boolean isSame(ProcessHandle handle) {
    return handle
        .info()
        .startInstant()
        .map(started -> Duration.between(startedAt, started).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }
}
