package io.agnoscope.scoring.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants to hear no more of an alert, why, and for how long. */
public record SilenceRequest(
    @Schema(description = "Who asks: 1 to 100 characters", required = true) @Nullable String by,
    @Schema(description = "Why: at most 1,000 characters") @Nullable String comment,
    @Schema(
            description = "An instant within 30 days, instead of a duration",
            examples = "2026-06-01T08:00:00Z")
        @Nullable String until,
    @JsonProperty("for")
        @Schema(
            name = "for",
            description = "A duration of at most 30 days, instead of an instant",
            examples = "PT2H")
        @Nullable String duration) {

  private static final Duration LONGEST = Duration.ofDays(30);

  /** When the silence ends. */
  Instant end(Instant now) {
    if ((until == null) == (duration == null)) {
      throw ApiException.badRequest("Either until or for is needed, and not both");
    }
    try {
      Instant end = until == null ? now.plus(Duration.parse(duration)) : Instant.parse(until);
      if (end.isAfter(now) && !end.isAfter(now.plus(LONGEST))) {
        return end;
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  private static ApiException unreadable() {
    return ApiException.badRequest(
        "until is an instant such as 2026-06-01T08:00:00Z, for a duration such as PT2H; both at most 30 days ahead");
  }
}
