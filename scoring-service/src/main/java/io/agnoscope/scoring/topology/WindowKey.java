package io.agnoscope.scoring.topology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Series' one-minute window, or its total.
 *
 * @param series the Series' key as text
 * @param start when the window starts; null for the total
 */
record WindowKey(String series, @Nullable Instant start) {
  private static final String TOTAL = "total";

  String text() {
    return series + "@" + (start == null ? TOTAL : start.toEpochMilli());
  }

  static WindowKey parse(String text) {
    int at = text.lastIndexOf('@');
    String start = text.substring(at + 1);
    return new WindowKey(
        text.substring(0, at),
        start.equals(TOTAL) ? null : Instant.ofEpochMilli(Long.parseLong(start)));
  }
}
