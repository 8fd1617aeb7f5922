package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.InterferenceFigures;
import io.agnoscope.scoring.statistics.Interval;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Ratio;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.statistics.Validity;
import io.agnoscope.scoring.topology.SeriesKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the answers of one checkpoint move under one perturbation. Rates are in [0, 1]. */
@Schema(
    description =
        "A rate is null when there is nothing to divide by. Low and High are 95 % intervals.")
public record InterferenceRow(
    String run,
    String target,
    String checkpoint,
    String taskClass,
    String perturbation,
    @Schema(description = "PERTURBATION or CONTROL") String kind,
    @Schema(description = "TRAIN or WATCH") String split,
    String measurementVersion,
    @Schema(description = "Views with an answer beside an answered clean View") long n,
    @Nullable Double flipRate,
    @Nullable Double flipRateLow,
    @Nullable Double flipRateHigh,
    @Schema(description = "Flip rate of the identical repeats of the same Trials")
        @Nullable Double noiseFloor,
    @Schema(description = "Flip rate minus noise floor, over Views with a repeat beside them")
        @Nullable Double excess,
    @Nullable Double excessLow,
    @Nullable Double excessHigh,
    @Schema(
            description =
                "Mean Jensen-Shannon divergence in nats, over Views with exact probabilities on both sides")
        @Nullable Double jsDivergence,
    @Schema(description = "How many Views that are") long jsDivergenceN,
    @Nullable Double accuracyClean,
    @Nullable Double accuracyPerturbed,
    @Nullable Double misledRate,
    @Nullable Double misledRateLow,
    @Nullable Double misledRateHigh,
    long rightToWrong,
    long wrongToRight,
    long wrongToWrong,
    @Nullable Double invalidRate,
    String window,
    Validity validity) {

  static InterferenceRow of(
      SeriesKey series, PerturbationMonitor monitor, Sums sums, Window window, int minimum) {
    InterferenceFigures figures = InterferenceFigures.of(sums);
    Interval flips = figures.flipRate().interval();
    Interval excess = figures.excessInterval();
    Interval misled = figures.misledRate().interval();
    return new InterferenceRow(
        series.run(),
        series.target(),
        series.checkpoint(),
        series.taskClass(),
        monitor.perturbation(),
        monitor.kind(),
        monitor.split(),
        series.measurementVersion(),
        sums.views(),
        figures.flipRate().value(),
        low(flips),
        high(flips),
        figures.noiseFloor().value(),
        figures.excess(),
        low(excess),
        high(excess),
        figures.jsDivergence(),
        sums.divergences().count(),
        figures.accuracyClean().value(),
        figures.accuracyPerturbed().value(),
        figures.misledRate().value(),
        low(misled),
        high(misled),
        sums.flips().rightToWrong(),
        sums.flips().wrongToRight(),
        sums.flips().wrongToWrong(),
        new Ratio(sums.invalid(), sums.views()).value(),
        window.text(),
        Validity.of(sums.views(), minimum));
  }

  static @Nullable Double low(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.low();
  }

  static @Nullable Double high(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.high();
  }
}
