package io.agnoscope.fuzztesting;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What one input may cost, judged by what its thread spent and not by the clock, so that a busy
 * machine fails nothing.
 *
 * @param processorTime that the calling thread may spend
 * @param allocated bytes that it may ask for in all, freed ones included
 */
public record Bounds(Duration processorTime, long allocated) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A bound in mebibytes. */
  public static Bounds of(Duration processorTime, int mebibytes) {
    return new Bounds(processorTime, (long) mebibytes << 20);
  }

  /**
   * Runs the call on this thread and returns what it returns.
   *
   * @throws AssertionError when it cost more
   * @throws Exception what the call throws
   */
  public <T> T hold(Callable<T> call) throws Exception {
    long time = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    T result = call.call();
    long bytesSpent = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    Duration timeSpent = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time);
    if (bytesSpent > allocated) {
      throw new AssertionError(bytesSpent + " bytes were allocated, at most " + allocated);
    }
    if (timeSpent.compareTo(processorTime) > 0) {
      throw new AssertionError(timeSpent + " were spent, at most " + processorTime);
    }
    return result;
  }
}
