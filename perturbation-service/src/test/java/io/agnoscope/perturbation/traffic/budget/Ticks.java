package io.agnoscope.perturbation.traffic.budget;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A monotonic clock that a test moves. */
final class Ticks implements LongSupplier {

  private long nanos = Long.MAX_VALUE - 1_000; // so that it overflows, as System.nanoTime may

  @Override
  public long getAsLong() {
    return nanos;
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }
}
