package io.agnoscope.embedded.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops processes that are not this one's children. */
public final class Leftovers {
  private Leftovers() {}

  /**
   * Asks each that still runs, and is the process it was, to stop; kills it after the grace.
   *
   * @return how many were running
   */
  public static int stop(List<ProcessIdentity> processes, Duration grace)
      throws InterruptedException {
    List<ProcessHandle> running =
        processes.stream().map(ProcessIdentity::find).flatMap(Optional::stream).toList();
    running.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + grace.toNanos();
    for (ProcessHandle handle : running) {
      if (!waitFor(handle, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
        handle.destroyForcibly();
        waitFor(handle, Duration.ofSeconds(5));
      }
    }
    return running.size();
  }

  /** Whether it was gone within that time. */
  public static boolean waitFor(ProcessHandle handle, Duration atMost) throws InterruptedException {
    try {
      handle.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stillThere) {
      return !handle.isAlive();
    }
  }
}
