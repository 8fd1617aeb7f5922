package io.agnoscope.scoring.topology;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Hours of each day in which it says nothing that nothing comes.
 *
 * @param spans from and to, as local times; one that ends before it begins goes over midnight
 * @param zone whose local times these are
 */
public record QuietHours(List<Span> spans, ZoneId zone) {
  /** No quiet hours. */
  public static final QuietHours NONE = new QuietHours(List.of(), ZoneId.of("UTC"));

  /** From, inclusive, to, exclusive. */
  public record Span(LocalTime from, LocalTime to) {
    boolean holds(LocalTime at) {
      return from.isBefore(to)
          ? !at.isBefore(from) && at.isBefore(to)
          : !at.isBefore(from) || at.isBefore(to);
    }
  }

  public QuietHours {
    spans = List.copyOf(spans);
  }

  /**
   * Reads what an operator writes.
   *
   * @param texts like {@code 22:00-06:00}
   * @throws IllegalArgumentException naming the text that is none
   */
  public static QuietHours of(List<String> texts, ZoneId zone) {
    return new QuietHours(texts.stream().map(QuietHours::span).toList(), zone);
  }

  /** Whether the instant is within them. */
  boolean hold(Instant at) {
    LocalTime local = at.atZone(zone).toLocalTime();
    return spans.stream().anyMatch(span -> span.holds(local));
  }

  private static Span span(String text) {
    List<String> ends = List.of(text.strip().split("-", -1));
    try {
      if (ends.size() == 2) {
        return new Span(LocalTime.parse(ends.getFirst()), LocalTime.parse(ends.getLast()));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(refusal(text), e);
    }
    throw new IllegalArgumentException(refusal(text));
  }

  private static String refusal(String text) {
    return "agnoscope.detector.quiet-hours must be like 22:00-06:00 and is " + text;
  }
}
