package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.AgnosiaFigures;
import io.agnoscope.scoring.statistics.Interval;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.statistics.Validity;
import io.agnoscope.scoring.topology.SeriesKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How well one checkpoint reads the plain visual facts of one Aspect on clean Views. Rates are in
 * [0, 1].
 */
@Schema(
    description =
        "A rate is null when there is nothing to divide by. Low and High are 95 % intervals.")
public record AgnosiaRow(
    String run,
    String target,
    String checkpoint,
    String taskClass,
    String aspect,
    String measurementVersion,
    @Schema(description = "Clean Views whose right answer is known") long n,
    @Nullable Double accuracy,
    @Nullable Double accuracyLow,
    @Nullable Double accuracyHigh,
    @Schema(description = "1 - accuracy") @Nullable Double agnosia,
    @Nullable Double agnosiaLow,
    @Nullable Double agnosiaHigh,
    @Schema(description = "What guessing would score: mean 1/k over Views with k options")
        @Nullable Double chance,
    @Schema(description = "Answers that could not be parsed; they count as wrong")
        @Nullable Double invalidRate,
    @Nullable Double invalidRateLow,
    @Nullable Double invalidRateHigh,
    @Schema(description = "Right on the clean View and under every rotation of the options")
        @Nullable Double circularAccuracy,
    @Nullable Double circularAccuracyLow,
    @Nullable Double circularAccuracyHigh,
    @Schema(description = "Trials with every rotation answered") long circularN,
    String window,
    Validity validity) {

  static AgnosiaRow of(SeriesKey series, String aspect, Sums sums, Window window, int minimum) {
    AgnosiaFigures figures = AgnosiaFigures.of(sums);
    Double accuracy = figures.accuracy().value();
    Interval interval = figures.accuracy().interval();
    Interval invalid = figures.invalidRate().interval();
    Interval circular = figures.circularAccuracy().interval();
    return new AgnosiaRow(
        series.run(),
        series.target(),
        series.checkpoint(),
        series.taskClass(),
        aspect,
        series.measurementVersion(),
        sums.labels().labelled(),
        accuracy,
        InterferenceRow.low(interval),
        InterferenceRow.high(interval),
        rest(accuracy),
        rest(InterferenceRow.high(interval)),
        rest(InterferenceRow.low(interval)),
        figures.chance(),
        figures.invalidRate().value(),
        InterferenceRow.low(invalid),
        InterferenceRow.high(invalid),
        figures.circularAccuracy().value(),
        InterferenceRow.low(circular),
        InterferenceRow.high(circular),
        sums.circular().asked(),
        window.text(),
        Validity.of(sums.labels().labelled(), minimum));
  }

  private static @Nullable Double rest(@Nullable Double rate) {
    return rate == null ? null : (Double) (1 - rate);
  }
}
