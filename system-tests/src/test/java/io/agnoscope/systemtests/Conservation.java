package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;

/** What became of a source's Samples, as the scoring service counts by ids. */
record Conservation(
    long accepted,
    long scored,
    long deadLettered,
    long late,
    long expired,
    long lost,
    long inFlight) {

  /** As many accepted, and each of them scored. */
  static Conservation allScored(long accepted) {
    return new Conservation(accepted, accepted, 0, 0, 0, 0, 0);
  }

  /** What became of the Samples sent to {@code /v1/samples}. */
  static Conservation now(Pipeline pipeline) {
    return now(pipeline.scoring().port, "api");
  }

  /** What became of the Samples of a source. */
  static Conservation now(int port, String source) {
    JsonNode counts = Http.json(port, "/api/v1/pipeline").path("sources").path(source);
    return new Conservation(
        counts.path("accepted").asLong(),
        counts.path("scored").asLong(),
        counts.path("deadLettered").asLong(),
        counts.path("late").asLong(),
        counts.path("expired").asLong(),
        counts.path("lost").asLong(),
        counts.path("inFlight").asLong());
  }

  /**
   * How many repeat Views of a target were scored: a Trial has one, so a Trial that was counted
   * twice would show.
   */
  static long repeats(Pipeline pipeline, String target) {
    return Rows.of(Http.json(pipeline.scoring().port, "/api/v1/interference?target=" + target))
        .stream()
        .filter(row -> row.path("perturbation").asText().equals("repeat"))
        .mapToLong(row -> row.path("n").asLong())
        .sum();
  }

  /** What has changed since. */
  Conservation since(Conservation before) {
    return new Conservation(
        accepted - before.accepted,
        scored - before.scored,
        deadLettered - before.deadLettered,
        late - before.late,
        expired - before.expired,
        lost - before.lost,
        inFlight - before.inFlight);
  }
}
