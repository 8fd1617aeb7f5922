package io.agnoscope.inference.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** The end of the service: from its beginning nothing new is taken, at its end all is let go. */
final class Drain {

  private final Duration grace;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong endsAt = new AtomicLong(Long.MAX_VALUE);

  /**
   * A drain that has not begun.
   *
   * @param grace for what is in hand
   */
  Drain(Duration grace) {
    this.grace = grace;
  }

  /** Begins it; again changes nothing. */
  void begin() {
    endsAt.compareAndSet(Long.MAX_VALUE, System.nanoTime() + grace.toNanos());
    begun.countDown();
  }

  /** Whether nothing new is to be taken. */
  boolean begun() {
    return begun.getCount() == 0;
  }

  /** Whether what is in hand is to be let go. */
  boolean over() {
    if (begun() && System.nanoTime() - endsAt.get() >= 0) {
      over.countDown();
    }
    return over.getCount() == 0;
  }

  /** Counted down when it begins. */
  CountDownLatch beginning() {
    return begun;
  }

  /** Counted down when somebody saw that it is over. */
  CountDownLatch ending() {
    return over;
  }
}
