package io.agnoscope.inference.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits longer after each failure, and not at all once the worker is to stop. Not thread-safe. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final CountDownLatch stopping;
  private Duration next = FIRST;

  /**
   * A backoff that has seen no failure.
   *
   * @param stopping counted down when the worker is to stop
   */
  Backoff(CountDownLatch stopping) {
    this.stopping = stopping;
  }

  /**
   * Waits after a failure.
   *
   * @return whether to try again: false when the worker is to stop
   */
  boolean await() throws InterruptedException {
    if (stopping.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return true;
  }

  /** It worked: the next failure is a first one again. */
  void reset() {
    next = FIRST;
  }
}
