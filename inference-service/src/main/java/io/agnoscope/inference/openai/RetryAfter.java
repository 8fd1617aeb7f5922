package io.agnoscope.inference.openai;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Reads the header {@code Retry-After} (RFC 9110 §10.2.3): seconds, or a date. */
final class RetryAfter {

  /** A server that names more is asked again after this: its clock or its header may be wrong. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private RetryAfter() {}

  /**
   * How long the server wants to be left alone.
   *
   * @return 0 to {@link #LONGEST}; 0 for what is in the past and what cannot be read
   */
  static Duration parse(String header, Instant now) {
    String value = header.strip();
    Duration wait = value.matches("\\d{1,12}(\\.\\d{1,9})?") ? seconds(value) : until(value, now);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Duration seconds(String value) {
    return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1_000));
  }

  private static Duration until(String value, Instant now) {
    try {
      return Duration.between(
          now,
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant());
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
