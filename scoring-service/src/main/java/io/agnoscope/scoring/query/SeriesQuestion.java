package io.agnoscope.scoring.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which sums of which Series are asked for.
 *
 * @param from the start of the first one-minute window; the epoch when everything is asked for
 * @param to the start of the last one
 */
record SeriesQuestion(Reach reach, SeriesFilter filter, Instant from, Instant to) {
  /** What of a Series. */
  enum Reach {
    /** Everything since it began. */
    TOTAL,
    /** The windows of a span, added up. */
    SPAN,
    /** The windows of a span, each by itself. */
    MINUTES
  }

  static SeriesQuestion total(SeriesFilter filter) {
    return new SeriesQuestion(Reach.TOTAL, filter, Instant.EPOCH, Instant.EPOCH);
  }

  /** The question as the query of an address. */
  String query() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("reach", reach.name());
    fields.put("run", filter.run());
    fields.put("target", filter.target());
    fields.put("checkpoint", filter.checkpoint());
    fields.put("monitor", filter.monitor());
    fields.put("from", Long.toString(from.toEpochMilli()));
    fields.put("to", Long.toString(to.toEpochMilli()));
    return fields.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .map(field ->
            field.getKey()
                + "="
                + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
