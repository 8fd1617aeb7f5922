package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.run.DutyCycle;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** Makes duty cycles of threads of this machine. */
final class Duties {

  private Duties() {}

  /**
   * One for the calling thread, by the time that it computes. Where the system cannot tell that
   * time it counts as computing all the while.
   *
   * @param share in (0, 1]
   */
  static DutyCycle ofThisThread(double share) {
    var threads = ManagementFactory.getThreadMXBean();
    boolean told = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    return new DutyCycle(
        share,
        told ? threads::getCurrentThreadCpuTime : System::nanoTime,
        System::nanoTime,
        LockSupport::parkNanos);
  }
}
