package io.agnoscope.scoring.topology;

import java.time.Duration;
import java.time.Instant;

/** Tumbling windows of one minute, aligned to the epoch. */
public final class Windows {
  public static final Duration SIZE = Duration.ofMinutes(1);

  private Windows() {}

  /** The start of the window that holds the instant. */
  public static Instant startOf(Instant at) {
    long size = SIZE.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), size) * size);
  }
}
