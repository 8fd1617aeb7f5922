package io.agnoscope.scoring.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What came of one try to deliver. */
sealed interface Attempt {
  /** It was taken. */
  record Delivered() implements Attempt {}

  /** There was nothing to deliver after all. */
  record NotNeeded() implements Attempt {}

  /**
   * It may work later.
   *
   * @param retryAfter how long the receiver wants to be left alone
   */
  record Failed(Cause cause, Duration retryAfter) implements Attempt {
    Failed(Cause cause) {
      this(cause, Duration.ZERO);
    }
  }

  /** It will not work later either. */
  record Refused(Cause cause) implements Attempt {}

  /** What an HTTP status means (RFC 9110; 425 and 429 are of RFC 8470 and 6585). */
  static Attempt of(int status, Optional<String> retryAfter, Instant now) {
    if (status >= 200 && status < 300) {
      return new Delivered();
    }
    if (status == 408 || status == 425 || status == 429) {
      return new Failed(Cause.BUSY, wait(retryAfter, now));
    }
    if (status >= 500) {
      return new Failed(Cause.SERVER_ERROR, wait(retryAfter, now));
    }
    return new Refused(status >= 400 ? Cause.CLIENT_ERROR : Cause.REDIRECT);
  }

  /** A Retry-After header: seconds or a date; none when absent, past or not to be read. */
  private static Duration wait(Optional<String> retryAfter, Instant now) {
    try {
      String text = retryAfter.map(String::strip).orElse("0");
      Duration wait =
          text.chars().allMatch(Character::isDigit)
              ? Duration.ofSeconds(Integer.parseInt(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException | NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
