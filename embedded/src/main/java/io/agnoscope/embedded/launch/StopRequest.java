package io.agnoscope.embedded.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the user asked to stop: once, in order; again, at once. */
public final class StopRequest {
  private final CountDownLatch made = new CountDownLatch(1);
  private volatile Runnable force = () -> {};

  /** Called for each signal. */
  public void make() {
    if (isMade()) {
      force.run();
    } else {
      made.countDown();
    }
  }

  public boolean isMade() {
    return made.getCount() == 0;
  }

  /** Returns true as soon as it is made, false after that time. */
  public boolean await(Duration atMost) throws InterruptedException {
    return made.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What a second request does. */
  public void onForce(Runnable action) {
    force = action;
  }
}
