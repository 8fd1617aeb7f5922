package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.ingest.Room;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests in by the bytes that their bodies take up in memory, and on shutdown no more, while
 * those inside are finished. Thread-safe.
 */
public abstract class ByteGate {

  /** What a request takes up at least, so that their number is bounded too. */
  static final long LEAST_BYTES = 16 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(ByteGate.class);

  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private long reserved;
  private int requests;
  private boolean draining;

  /** A gate with room for so many bytes. */
  ByteGate(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Lets a request in, if there is room for so many bytes of its body now.
   *
   * @return to be closed when the request is answered; nothing when the gate is full or closed
   */
  public final Optional<Reservation> reserve(long bytes) {
    Reservation reservation = new Reservation();
    lock.lock();
    try {
      if (draining || !reservation.extendTo(Math.max(LEAST_BYTES, bytes))) {
        return Optional.empty();
      }
      requests++;
      return Optional.of(reservation);
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that are reserved now. */
  public final long bytesInFlight() {
    lock.lock();
    try {
      return reserved;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing more in, and waits so many seconds for what is inside. */
  final void drain(int seconds) {
    lock.lock();
    try {
      draining = true;
      long left = TimeUnit.SECONDS.toNanos(seconds);
      while (requests > 0 && left > 0) {
        left = empty.awaitNanos(left);
      }
      if (requests > 0) {
        LOG.warn("requests were cut off count={}", requests);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Room for one request's body. */
  public final class Reservation implements Room, AutoCloseable {

    private long bytes;
    private boolean closed;

    private Reservation() {}

    /**
     * Makes it larger, for a body whose length was not announced.
     *
     * @return whether there is room; when there is not, it stays as it was
     */
    @Override
    public boolean extendTo(long wanted) {
      lock.lock();
      try {
        if (wanted <= bytes) {
          return true;
        }
        if (closed || reserved + wanted - bytes > maxBytes) {
          return false;
        }
        reserved += wanted - bytes;
        bytes = wanted;
        return true;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (!closed) {
          closed = true;
          reserved -= bytes;
          requests--;
          if (requests == 0) {
            empty.signalAll();
          }
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
