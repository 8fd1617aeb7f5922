package io.agnoscope.embedded.terminal;

import java.time.Duration;
import java.util.Locale;

/** Durations as a reader wants them. */
public final class Durations {
  private Durations() {}

  /** For example {@code 3.4 s}, {@code 42 s}, {@code 5 min}, {@code 2 h 5 min}. */
  public static String text(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (seconds < 120) {
      return Math.round(seconds) + " s";
    }
    if (duration.toHours() < 1) {
      return duration.toMinutes() + " min";
    }
    return duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }
}
