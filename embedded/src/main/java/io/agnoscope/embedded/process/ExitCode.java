package io.agnoscope.embedded.process;

import java.util.Map;

/** What an exit code says in words. */
public final class ExitCode {
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 15,
          "SIGTERM");

  private ExitCode() {}

  /** For example {@code exited with 1}, or {@code was ended by SIGKILL}. */
  public static String text(int code) {
    if (code == 3) {
      return "exited with 3 (out of memory)";
    }
    String signal = SIGNALS.get(code - 128);
    return signal == null ? "exited with " + code : "was ended by " + signal;
  }
}
