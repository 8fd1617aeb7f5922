package io.agnoscope.scoring.api;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, and says which one is wrong. */
final class Parameters {
  private Parameters() {}

  static int number(String name, @Nullable String text, int otherwise, int least, int most) {
    if (text == null) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(name, least, most);
    }
    throw outOfRange(name, least, most);
  }

  static Duration duration(String name, @Nullable String text, Duration otherwise, Duration most) {
    if (text == null) {
      return otherwise;
    }
    try {
      Duration value = Duration.parse(text);
      if (value.isPositive() && value.compareTo(most) <= 0) {
        return value;
      }
    } catch (DateTimeParseException e) {
      throw tooLong(name, most);
    }
    throw tooLong(name, most);
  }

  /** Whether a filter lets a value through; an absent one lets all. */
  static boolean matches(@Nullable String filter, @Nullable String value) {
    return filter == null || filter.isEmpty() || filter.equals(value);
  }

  private static ApiException outOfRange(String name, int least, int most) {
    return ApiException.badRequest(
        "The parameter " + name + " must be a number from " + least + " to " + most);
  }

  private static ApiException tooLong(String name, Duration most) {
    return ApiException.badRequest(
        "The parameter " + name + " must be a duration such as PT15M, at most " + most);
  }
}
