package io.agnoscope.embedded.state;

import io.agnoscope.embedded.UserFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Room on the disk that holds the state. */
public final class DiskRoom {
  /** What the broker's segments, the checkpoints and the model's native libraries need to begin. */
  public static final long NEEDED = 1_500_000_000L;

  /** A JVM that starts and a log segment that is made need more. */
  private static final long USED_UP = 64_000_000L;

  private DiskRoom() {}

  /** Free bytes where the folder is. */
  public static long usable(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** Whether so little is free there that a process may have died of it. */
  public static boolean isUsedUp(Path file) {
    try {
      return usable(file) < USED_UP;
    } catch (IOException unknown) {
      return false;
    }
  }

  /**
   * Refuses to begin on a disk that is as good as full.
   *
   * @param usable free bytes
   * @param needed bytes that have to be free
   */
  public static void require(Path folder, long usable, long needed) {
    if (usable < needed) {
      throw new UserFailure(
          String.format(
              Locale.ROOT,
              "No room left on the disk that holds %s: %.1f GB are free and %.1f GB are needed;"
                  + " free some, or name a folder elsewhere with --state",
              folder,
              usable / 1e9,
              needed / 1e9));
    }
  }

  /** Whether this failure, or one that caused it, is the operating system's "disk full". */
  public static boolean isFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof IOException && saysFull(message)) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysFull(@Nullable String message) {
    return message != null
        && (message.contains("No space left on device")
            || message.contains("Disk quota exceeded")
            || message.contains("not enough space on the disk"));
  }
}
