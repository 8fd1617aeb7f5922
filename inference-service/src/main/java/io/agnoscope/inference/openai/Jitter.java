package io.agnoscope.inference.openai;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Backoff with full jitter: a time between 0 and a bound that doubles, so that those who failed
 * together do not come back together.
 */
final class Jitter {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 10;

  private final DoubleSupplier random;

  /**
   * A jitter.
   *
   * @param random uniform in 0 to 1
   */
  Jitter(DoubleSupplier random) {
    this.random = random;
  }

  /** How long to wait after so many failures, from 1 on. */
  Duration backoff(int failures) {
    Duration bound = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - 1));
    return upTo(bound.compareTo(LONGEST) > 0 ? LONGEST : bound);
  }

  /** A time between 0 and the bound. */
  Duration upTo(Duration bound) {
    return Duration.ofNanos((long) (random.getAsDouble() * bound.toNanos()));
  }
}
