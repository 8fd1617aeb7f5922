package io.agnoscope.embedded.guard;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Runs another main class and ends the process, in order, when the launcher that started it is
 * gone: nothing is left running even if the launcher was killed with no time to say so.
 */
public final class Guard {
  /** How long the process may take to shut down by itself before it is halted. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final int ENDED = 143;
  private static final long START_TOLERANCE_MILLIS = 2_000;

  private Guard() {}

  /**
   * Watches the launcher and runs the main class.
   *
   * @param arguments the launcher's process id, its start in milliseconds, the delay in
   *     milliseconds between its end and ours, the main class, and that class' arguments
   */
  public static void main(String[] arguments) throws Exception {
    long pid = Long.parseLong(arguments[0]);
    Instant startedAt = Instant.ofEpochMilli(Long.parseLong(arguments[1]));
    Duration delay = Duration.ofMillis(Long.parseLong(arguments[2]));
    Thread.ofPlatform().name("launcher-watch").daemon().start(() -> watch(pid, startedAt, delay));
    String[] rest = Arrays.copyOfRange(arguments, 4, arguments.length);
    try {
      Class.forName(arguments[3]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private static void watch(long pid, Instant startedAt, Duration delay) {
    launcher(pid, startedAt).ifPresent(handle -> handle.onExit().join());
    System.err.println("The launcher is gone (process " + pid + "): stopping.");
    pause(delay);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          pause(GRACE);
          Runtime.getRuntime().halt(ENDED);
        });
    System.exit(ENDED);
  }

  private static Optional<ProcessHandle> launcher(long pid, Instant startedAt) {
    return ProcessHandle.of(pid)
        .filter(handle ->
            handle
                .info()
                .startInstant()
                .map(started ->
                    Duration.between(started, startedAt).abs().toMillis() <= START_TOLERANCE_MILLIS)
                .orElse(true));
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException nobodyInterrupts) {
      Thread.currentThread().interrupt();
    }
  }
}
