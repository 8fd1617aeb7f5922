package io.agnoscope.trainer.domain.run;

import java.util.function.LongSupplier;

/**
 * Keeps a thread's share of a core bounded: after each piece of work it rests until what it
 * computed is at most that share of the time that passed. For one thread, which calls it.
 */
public final class DutyCycle {

  private final double share;
  private final LongSupplier computed;
  private final LongSupplier passed;
  private final Rest rest;
  private long computedBefore;
  private long passedBefore;

  /** Lets the calling thread rest. */
  @FunctionalInterface
  public interface Rest {

    /** Returns after so many nanoseconds, at least 1, or sooner when the thread is to end. */
    void nanos(long duration);
  }

  /**
   * A cycle that begins now.
   *
   * @param share in (0, 1]; 1 never rests
   * @param computed nanoseconds that the thread has computed so far
   * @param passed nanoseconds of a clock that only goes forward
   */
  public DutyCycle(double share, LongSupplier computed, LongSupplier passed, Rest rest) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share lies in (0, 1]");
    }
    this.share = share;
    this.computed = computed;
    this.passed = passed;
    this.rest = rest;
    this.computedBefore = computed.getAsLong();
    this.passedBefore = passed.getAsLong();
  }

  /** Rests for as long as the work since the last call asks for. */
  public void afterWork() {
    long busy = computed.getAsLong() - computedBefore;
    long elapsed = passed.getAsLong() - passedBefore;
    long owed = (long) Math.ceil(busy / share) - elapsed;
    if (share < 1 && owed > 0) {
      rest.nanos(owed);
    }
    computedBefore = computed.getAsLong();
    passedBefore = passed.getAsLong();
  }
}
