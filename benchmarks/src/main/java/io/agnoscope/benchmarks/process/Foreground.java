package io.agnoscope.benchmarks.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keeps the processor for what is measured: all else that the calling thread starts from now on,
 * threads and processes, stands back as if it were on other machines. On Linux, where niceness
 * belongs to a thread and is handed down; elsewhere nothing changes.
 */
public final class Foreground implements AutoCloseable {

  /** How far the rest stands back: a tenth of the share of what is measured. */
  public static final int NICENESS = 10;

  private static final int PRIO_PROCESS = 0;
  private static final int CALLER = 0;

  private final ExecutorService unchanged =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("foreground").factory());

  /**
   * Begins.
   *
   * @throws BenchmarkException when the system does not let the calling thread stand back
   */
  public Foreground() throws InterruptedException {
    // Its thread has to be there before, or it would stand back too.
    run(() -> true);
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      standBack();
    }
  }

  /**
   * Does something at the priority from before, such as starting the process that is measured.
   *
   * @throws BenchmarkException when it fails
   */
  public <T> T run(Callable<T> work) throws InterruptedException {
    try {
      return unchanged.submit(work).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new BenchmarkException(String.valueOf(e.getCause()));
    }
  }

  private static void standBack() {
    int refused;
    try {
      Linker linker = Linker.nativeLinker();
      refused =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("setpriority"),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT))
                  .invokeExact(PRIO_PROCESS, CALLER, NICENESS);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new BenchmarkException("this thread cannot stand back: " + e.getMessage());
    }
    if (refused != 0) {
      throw new BenchmarkException("the system does not let this thread stand back");
    }
  }

  @Override
  public void close() {
    unchanged.shutdown();
  }
}
