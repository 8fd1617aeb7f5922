package io.agnoscope.inference.tinyvlm;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The bounds of what is in hand, in asks and in bytes. Callers wait in order of arrival. What is
 * larger than a bound alone has it to itself.
 */
final class Room {

  private final int mostAsks;
  private final int mostBytes;
  private final Semaphore asks;
  private final Semaphore bytes;

  Room(int mostAsks, int mostBytes) {
    this.mostAsks = mostAsks;
    this.mostBytes = mostBytes;
    this.asks = new Semaphore(mostAsks, true);
    this.bytes = new Semaphore(mostBytes, true);
  }

  /** Waits for room; none when there was none in time. What it gives is to be closed once. */
  Optional<Taken> take(int wantedAsks, long wantedBytes, long nanos) throws InterruptedException {
    int ofAsks = Math.min(wantedAsks, mostAsks);
    int ofBytes = (int) Math.min(wantedBytes, mostBytes);
    long until = System.nanoTime() + nanos;
    if (!asks.tryAcquire(ofAsks, nanos, TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      taken = bytes.tryAcquire(ofBytes, until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } finally {
      if (!taken) {
        asks.release(ofAsks);
      }
    }
    return taken
        ? Optional.of(() -> {
          bytes.release(ofBytes);
          asks.release(ofAsks);
        })
        : Optional.empty();
  }

  /** Room that was taken. */
  @FunctionalInterface
  interface Taken extends AutoCloseable {
    @Override
    void close();
  }
}
