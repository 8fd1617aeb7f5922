package io.agnoscope.embedded.export;

import io.agnoscope.embedded.UserFailure;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported.
 *
 * @param since hard examples whose records are as old or younger; null for all that are kept
 * @param to hard examples whose records are older than this; null for all there are
 * @param sources of which hard examples are taken, such as {@code probe}
 * @param withoutTenants whose hard examples are left out, whatever their source
 * @param conversations how many EMMA-style conversations are made
 * @param heldOut share of the pictures that is held out, 0 to 1
 * @param seed what the EMMA-style conversations derive from
 */
public record ExportOrder(
    @Nullable Instant since,
    @Nullable Instant to,
    Set<String> sources,
    Set<String> withoutTenants,
    long conversations,
    double heldOut,
    long seed) {

  /** The most EMMA-style conversations of an export. */
  public static final long MOST_CONVERSATIONS = 1_000_000;

  /**
   * Checks what the user asked for.
   *
   * @throws UserFailure when it makes no sense
   */
  public ExportOrder {
    sources = Set.copyOf(sources);
    withoutTenants = Set.copyOf(withoutTenants);
    if (since != null && to != null && !since.isBefore(to)) {
      throw new UserFailure("--since must be before --to", 2);
    }
    if (sources.isEmpty() || sources.stream().anyMatch(String::isBlank)) {
      throw new UserFailure("--sources needs names of sources, such as probe,file", 2);
    }
    if (conversations < 0 || conversations > MOST_CONVERSATIONS) {
      throw new UserFailure(
          "--emma must be 0 to %d, and is %d".formatted(MOST_CONVERSATIONS, conversations), 2);
    }
    if (!(heldOut >= 0 && heldOut < 1)) {
      throw new UserFailure("--held-out is a share from 0 to below 1, and is " + heldOut, 2);
    }
  }

  /** The sources in alphabetical order. */
  Set<String> sortedSources() {
    return new TreeSet<>(sources);
  }

  /**
   * A moment as a user writes it: with an offset from UTC, or in this machine's zone.
   *
   * @throws UserFailure when it is none
   */
  public static @Nullable Instant moment(String option, @Nullable String text, ZoneId here) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(text).atZone(here).toInstant();
    } catch (DateTimeParseException hasAnOffsetOrIsNone) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException none) {
        throw new UserFailure(
            option + " is a time such as 2026-03-01T12:00 or 2026-03-01T12:00:00Z, and is " + text,
            2);
      }
    }
  }
}
