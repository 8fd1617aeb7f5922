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
   * Runs the call on this thread and returns what it returns. A call that costs more is run once
   * again and judged by that, since what is used for the first time is loaded, and under a fuzzer
   * instrumented.
   *
   * @param call does the same every time
   * @throws AssertionError when it cost more
   * @throws Exception what the call throws
   */
  public <T> T hold(Callable<T> call) throws Exception {
    Measured<T> first = measured(call);
    if (within(first)) {
      return first.result();
    }
    Measured<T> second = measured(call);
    if (!within(second)) {
      throw new AssertionError(
          second.allocated()
              + " bytes were allocated in "
              + second.processorTime()
              + "; at most "
              + allocated
              + " bytes and "
              + processorTime
              + " may be");
    }
    return second.result();
  }

  private boolean within(Measured<?> measured) {
    return measured.allocated() <= allocated
        && measured.processorTime().compareTo(processorTime) <= 0;
  }

  private static <T> Measured<T> measured(Callable<T> call) throws Exception {
    long time = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    T result = call.call();
    return new Measured<>(
        result,
        Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time),
        THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  private record Measured<T>(T result, Duration processorTime, long allocated) {}
}
