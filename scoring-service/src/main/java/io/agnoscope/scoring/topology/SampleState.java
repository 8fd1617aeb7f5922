package io.agnoscope.scoring.topology;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one Sample.
 *
 * @param source where it came from; null while its record was not seen
 * @param since when it was accepted, or ended if that was seen first
 * @param outcome how it ended; null while it has not
 * @param lost whether it is counted as lost
 */
record SampleState(
    @Nullable String source, Instant since, @Nullable Outcome outcome, boolean lost) {
  boolean accepted() {
    return source != null;
  }

  String text() {
    return Fields.join(
        source == null ? "" : "=" + source,
        Long.toString(since.toEpochMilli()),
        outcome == null ? "" : outcome.name(),
        Boolean.toString(lost));
  }

  static SampleState parse(String text) {
    List<String> fields = Fields.split(text);
    String source = fields.get(0);
    String outcome = fields.get(2);
    return new SampleState(
        source.isEmpty() ? null : source.substring(1),
        Instant.ofEpochMilli(Long.parseLong(fields.get(1))),
        outcome.isEmpty() ? null : Outcome.valueOf(outcome),
        Boolean.parseBoolean(fields.get(3)));
  }
}
