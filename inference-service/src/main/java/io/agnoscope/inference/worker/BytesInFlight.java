package io.agnoscope.inference.worker;

import java.util.concurrent.Semaphore;

/**
 * Room for the bytes of Trials that are worked on. Who asks first is let in first, and what is
 * larger than all the room waits to have it alone. Thread-safe.
 */
final class BytesInFlight {

  private static final int UNIT = 1_024;

  private final int units;
  private final Semaphore free;

  /**
   * Room that nobody has yet.
   *
   * @param bytes how much there is, from 1 KiB to 1 TiB
   */
  BytesInFlight(long bytes) {
    this.units = Math.toIntExact(Math.max(1, Math.min(bytes / UNIT, Integer.MAX_VALUE)));
    this.free = new Semaphore(units, true);
  }

  /** Waits for room. */
  Reservation reserve(long bytes) throws InterruptedException {
    int wanted = unitsOf(bytes);
    free.acquire(wanted);
    return new Reservation(wanted);
  }

  /** Bytes that are reserved, rounded up to KiB for each Trial. */
  long reserved() {
    return (long) (units - free.availablePermits()) * UNIT;
  }

  private int unitsOf(long bytes) {
    return (int) Math.min(units, (bytes + UNIT - 1) / UNIT);
  }

  /** One Trial's room. Used by one thread. */
  final class Reservation implements AutoCloseable {

    private int held;

    private Reservation(int held) {
      this.held = held;
    }

    /**
     * Exchanges it for another size. More is waited for with nothing held, so that no two Trials
     * wait for each other.
     */
    void resize(long bytes) throws InterruptedException {
      int wanted = unitsOf(bytes);
      if (wanted <= held) {
        free.release(held - wanted);
      } else {
        close();
        free.acquire(wanted);
      }
      held = wanted;
    }

    @Override
    public void close() {
      free.release(held);
      held = 0;
    }
  }
}
