package io.agnoscope.perturbation.replay;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.schemas.identity.Runs;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an order of what somebody asks for, or says what is wrong with that. Thread-safe. */
public final class OrderReader {

  private static final Pattern RUN = Pattern.compile("[a-z0-9-]{1,64}");
  private static final int SOURCE_CHARS = 64;
  private static final DateTimeFormatter NAMED =
      DateTimeFormatter.ofPattern("'replay-'yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A local date-time, with an offset, a zone in brackets, or both. */
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .optionalStart()
          .appendLiteral('[')
          .parseCaseSensitive()
          .appendZoneRegionId()
          .appendLiteral(']')
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private final List<String> targets;
  private final int maxSamples;
  private final InstantSource clock;

  /**
   * A reader.
   *
   * @param targets the watched ones
   * @param maxSamples that one replay may ask again
   */
  public OrderReader(Collection<String> targets, int maxSamples, InstantSource clock) {
    this.targets = List.copyOf(targets);
    this.maxSamples = maxSamples;
    this.clock = clock;
  }

  /**
   * What is asked for, as it came.
   *
   * @param from ISO-8601 with an offset or a zone, as is to
   * @param run null for a name made of the time
   * @param limit null for as many as may be
   */
  public record Request(
      @Nullable String from,
      @Nullable String to,
      @Nullable String run,
      @Nullable String source,
      @Nullable String target,
      @Nullable Integer limit) {}

  /**
   * The order.
   *
   * @throws RefusedException when the request makes no sense
   */
  public ReplayOrder read(Request request) throws RefusedException {
    Instant now = clock.instant();
    Instant from = moment("from", request.from());
    Instant to = moment("to", request.to());
    require(from.isBefore(to), RefusalCause.INVALID_PERIOD, "from must be before to");
    require(!to.isAfter(now), RefusalCause.INVALID_PERIOD, "to must not be in the future");
    require(
        !from.isBefore(Instant.EPOCH), RefusalCause.INVALID_PERIOD, "from must not be before 1970");
    String target = request.target();
    require(
        target == null || targets.contains(target),
        RefusalCause.UNKNOWN_TARGET,
        "the target is not watched; watched are " + targets);
    return new ReplayOrder(
        run(request.run(), now),
        from.truncatedTo(ChronoUnit.MILLIS),
        to.truncatedTo(ChronoUnit.MILLIS),
        source(request.source()),
        target,
        limit(request.limit()));
  }

  private static String run(@Nullable String given, Instant now) throws RefusedException {
    if (given == null) {
      return NAMED.format(now);
    }
    require(
        RUN.matcher(given).matches() && !given.equalsIgnoreCase(Runs.LIVE),
        RefusalCause.INVALID_RUN,
        "a run has 1 to 64 of a-z, 0-9 and -, and is not live");
    return given;
  }

  private static @Nullable String source(@Nullable String given) throws RefusedException {
    require(
        given == null || (!given.isBlank() && given.length() <= SOURCE_CHARS),
        RefusalCause.MALFORMED_FIELD,
        "source has 1 to " + SOURCE_CHARS + " characters");
    return given;
  }

  private int limit(@Nullable Integer given) throws RefusedException {
    require(
        given == null || (given >= 1 && given <= maxSamples),
        RefusalCause.MALFORMED_FIELD,
        "limit is 1 to " + maxSamples + " Samples");
    return given == null ? maxSamples : given;
  }

  private static Instant moment(String name, @Nullable String text) throws RefusedException {
    try {
      require(text != null, RefusalCause.INVALID_PERIOD, name + " is needed");
      return ZonedDateTime.parse(String.valueOf(text), MOMENT).toInstant();
    } catch (DateTimeException e) {
      throw new RefusedException(
          RefusalCause.INVALID_PERIOD,
          name
              + " is a moment as in 2026-03-01T12:00:00Z, 2026-03-01T13:00+01:00 or"
              + " 2026-03-01T13:00[Europe/Prague]");
    }
  }

  private static void require(boolean holds, RefusalCause cause, String otherwise)
      throws RefusedException {
    if (!holds) {
      throw new RefusedException(cause, otherwise);
    }
  }
}
