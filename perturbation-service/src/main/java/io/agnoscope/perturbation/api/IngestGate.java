package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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
@Singleton
public class IngestGate {

  /** What a request takes up at least, so that their number is bounded too. */
  static final long LEAST_BYTES = 16 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(IngestGate.class);
  private static final int DRAIN_SECONDS = 8;

  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private long reserved;
  private int requests;
  private boolean draining;

  /**
   * A gate.
   *
   * @throws IllegalArgumentException when one body alone might not pass it
   */
  public IngestGate(PerturbationConfig config) {
    this.maxBytes = config.ingest().maxBytesInFlight();
    if (maxBytes < config.ingest().maxBodyBytes()) {
      throw new IllegalArgumentException(
          "agnoscope.ingest.max-bytes-in-flight is less than agnoscope.ingest.max-body-bytes");
    }
  }

  /**
   * Lets a request in, if there is room for so many bytes of its body now.
   *
   * @return to be closed when the request is answered; nothing when the gate is full or closed
   */
  public Optional<Reservation> reserve(long bytes) {
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
  public long bytesInFlight() {
    lock.lock();
    try {
      return reserved;
    } finally {
      lock.unlock();
    }
  }

  void drain(@Observes @Priority(1) ShutdownEvent event) {
    lock.lock();
    try {
      draining = true;
      long left = TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
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

  /** Room for one request's body. Used by one thread at a time. */
  public final class Reservation implements AutoCloseable {

    private long bytes;
    private boolean closed;

    private Reservation() {}

    /**
     * Makes it larger, for a body whose length was not announced.
     *
     * @return whether there is room; when there is not, it stays as it was
     */
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
