package io.agnoscope.inference.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Closed while what Trials need is away: no lane takes new ones then. Those in hand find out when
 * it is back; and now and then one lane is let through, so that nothing stands still because of a
 * single Trial that is put off for ever. Thread-safe.
 */
final class ModelGate {

  private final Duration letThroughEvery;
  private final InstantSource clock;
  private Instant nextThrough = Instant.MIN;
  private boolean closed;

  /** An open gate. */
  ModelGate(Duration letThroughEvery, InstantSource clock) {
    this.letThroughEvery = letThroughEvery;
    this.clock = clock;
  }

  /** What was asked is away or busy. */
  synchronized void away() {
    if (!closed) {
      closed = true;
      nextThrough = clock.instant().plus(letThroughEvery);
    }
  }

  /** What was asked replied. */
  synchronized void back() {
    if (closed) {
      closed = false;
      notifyAll();
    }
  }

  /** Whether it is closed. */
  synchronized boolean closed() {
    return closed;
  }

  /**
   * Waits until new Trials may be taken.
   *
   * @return whether they may; false when the patience ended first
   */
  synchronized boolean await(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (closed && !letThrough()) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private boolean letThrough() {
    if (clock.instant().isBefore(nextThrough)) {
      return false;
    }
    nextThrough = clock.instant().plus(letThroughEvery);
    return true;
  }
}
