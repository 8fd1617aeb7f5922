package io.agnoscope.perturbation.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has a replay wait, and wakes it when it is to stop. Tests put another clock behind it. */
class ReplayPause {

  static final Duration SECOND = Duration.ofSeconds(1);
  static final Duration SHORT = Duration.ofMillis(250);

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A monotonic clock's reading in nanoseconds. */
  long now() {
    return System.nanoTime();
  }

  /** Waits so long, or until it is stopped. */
  void waitFor(Duration time) throws InterruptedException {
    var unused = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the waits, and all that come. */
  final void stop() {
    stopped.countDown();
  }

  /**
   * Waits.
   *
   * @throws StoppedException when it is to stop
   */
  final void of(Duration time) throws StoppedException, InterruptedException {
    if (time.isPositive()) {
      waitFor(time);
    }
    if (stopped.getCount() == 0) {
      throw new StoppedException();
    }
  }

  /** Waits until the clock reads so. */
  final void until(long nanos) throws StoppedException, InterruptedException {
    of(Duration.ofNanos(nanos == 0 ? 0 : nanos - now()));
  }
}
