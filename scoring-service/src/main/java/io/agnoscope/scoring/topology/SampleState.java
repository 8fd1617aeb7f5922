package io.agnoscope.scoring.topology;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one Sample.
 *
 * @param source where it came from; null while its record was not seen
 * @param target whom it is meant for; null while its record was not seen, and of Samples that were
 *     accepted before this was kept
 * @param since when it was accepted, or ended if that was seen first
 * @param outcome how it ended; null while it has not
 * @param lost whether it is counted as lost
 */
record SampleState(
    @Nullable String source,
    @Nullable String target,
    Instant since,
    @Nullable Outcome outcome,
    boolean lost) {
  private static final int TARGET = 4;

  boolean accepted() {
    return source != null;
  }

  SampleState withOutcome(Outcome end) {
    return new SampleState(source, target, since, end, false);
  }

  SampleState withLost() {
    return new SampleState(source, target, since, outcome, true);
  }

  String text() {
    return Fields.join(
        optional(source),
        Long.toString(since.toEpochMilli()),
        outcome == null ? "" : outcome.name(),
        Boolean.toString(lost),
        optional(target));
  }

  static SampleState parse(String text) {
    List<String> fields = Fields.split(text);
    String outcome = fields.get(2);
    return new SampleState(
        value(fields.getFirst()),
        fields.size() > TARGET ? value(fields.get(TARGET)) : null,
        Instant.ofEpochMilli(Long.parseLong(fields.get(1))),
        outcome.isEmpty() ? null : Outcome.valueOf(outcome),
        Boolean.parseBoolean(fields.get(3)));
  }

  /** Told apart from a value that is the empty text. */
  private static String optional(@Nullable String value) {
    return value == null ? "" : "=" + value;
  }

  private static @Nullable String value(String field) {
    return field.isEmpty() ? null : field.substring(1);
  }
}
