package io.agnoscope.embedded.rescore;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants asked again; what is null is left to the service.
 *
 * @param from as the service reads it, and so is to
 */
public record RescoreOrder(
    String from,
    String to,
    @Nullable String run,
    @Nullable String source,
    @Nullable String target,
    @Nullable Integer limit) {

  /** A moment without a zone as one of this machine's; anything else as it is. */
  public static String moment(String text, ZoneId here) {
    try {
      return DateTimeFormatter.ISO_INSTANT.format(LocalDateTime.parse(text).atZone(here));
    } catch (DateTimeParseException hasAZoneOrIsNone) {
      return text;
    }
  }
}
