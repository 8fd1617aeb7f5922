package io.agnoscope.scoring.api;

import io.agnoscope.scoring.topology.SeriesKey;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, and says which one is wrong. */
final class Parameters {
  private static final int LONGEST_NAME = 300;

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

  /**
   * A name to filter by; null when there is none, which lets all through.
   *
   * @throws ApiException when it cannot be a name of anything
   */
  static @Nullable String name(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.badRequest(
          "The parameter "
              + name
              + " must be a name of at most "
              + LONGEST_NAME
              + " characters, without control characters");
    }
    return text;
  }

  /** One of the names of an enumeration, or null when there is none, which lets all through. */
  static @Nullable String oneOf(String name, @Nullable String text, List<String> names) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!names.contains(text)) {
      throw ApiException.badRequest(
          "The parameter " + name + " must be one of " + String.join(", ", names));
    }
    return text;
  }

  /** A run: LIVE unless the client says another. */
  static String run(@Nullable String text) {
    String run = name("run", text);
    return run == null ? SeriesKey.LIVE : run;
  }

  /** A constant of an enumeration by its name, or null when there is none. */
  static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String text, Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    String one = oneOf(name, text, names);
    return one == null ? null : Enum.valueOf(type, one);
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
