package io.agnoscope.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells a passing failure from one that comes back at once: so many replacements in a while, and no
 * more.
 */
final class ThreadReplacements {
  private static final int ALLOWED = 20;
  private static final Duration WHILE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Deque<Instant> recent = new ArrayDeque<>();

  ThreadReplacements(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether one more is allowed now, and notes it. */
  synchronized boolean allowed() {
    Instant now = clock.instant();
    while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minus(WHILE))) {
      recent.removeFirst();
    }
    recent.addLast(now);
    return recent.size() <= ALLOWED;
  }
}
