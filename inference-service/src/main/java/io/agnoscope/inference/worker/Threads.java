package io.agnoscope.inference.worker;

import java.time.Duration;

/** Waiting for threads. */
final class Threads {

  private Threads() {}

  /** Waits for a thread's end; true when it ended or was never started. */
  static boolean join(Thread thread, Duration patience) {
    try {
      return thread.getState() == Thread.State.NEW || thread.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
