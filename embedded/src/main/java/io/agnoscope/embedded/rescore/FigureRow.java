package io.agnoscope.embedded.rescore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * How often answers moved in one Series.
 *
 * @param n Views
 * @param flipRate NaN when there is none, as its interval's ends are then
 */
record FigureRow(
    String target,
    String checkpoint,
    String taskClass,
    String perturbation,
    String measurementVersion,
    long n,
    double flipRate,
    double low,
    double high) {

  static FigureRow of(JsonNode row) {
    return new FigureRow(
        row.path("target").asText(),
        row.path("checkpoint").asText(),
        row.path("taskClass").asText(),
        row.path("perturbation").asText(),
        row.path("measurementVersion").asText(),
        row.path("n").asLong(),
        row.path("flipRate").asDouble(Double.NaN),
        row.path("flipRateLow").asDouble(Double.NaN),
        row.path("flipRateHigh").asDouble(Double.NaN));
  }

  /** Whether the two are figures of the same question to the same checkpoint. */
  boolean comparable(FigureRow other) {
    return target.equals(other.target)
        && checkpoint.equals(other.checkpoint)
        && taskClass.equals(other.taskClass)
        && perturbation.equals(other.perturbation);
  }

  /** For example {@code 12.5 % (9.1-16.8) n=320}. */
  String text() {
    return Double.isNaN(flipRate)
        ? "n=" + n
        : String.format(
            Locale.ROOT, "%.1f %% (%.1f-%.1f) n=%d", 100 * flipRate, 100 * low, 100 * high, n);
  }
}
