package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.DivergenceFigures;
import io.agnoscope.scoring.statistics.Estimate;
import io.agnoscope.scoring.statistics.InterferenceFigures;
import io.agnoscope.scoring.statistics.Interval;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
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
    @Nullable Double noiseFloorLow,
    @Nullable Double noiseFloorHigh,
    @Schema(description = "Flip rate minus noise floor, over Views with a repeat beside them")
        @Nullable Double excess,
    @Nullable Double excessLow,
    @Nullable Double excessHigh,
    @Schema(description = "Views with a repeat beside them") long excessN,
    @Schema(
            description =
                "Mean Jensen-Shannon divergence in nats, over Views with exact probabilities on both sides")
        @Nullable Double jsDivergence,
    @Nullable Double jsDivergenceLow,
    @Nullable Double jsDivergenceHigh,
    @Schema(description = "How many Views that are") long jsDivergenceN,
    @Schema(
            description =
                "Least that the mean can be with Views of which only the likeliest options are known")
        @Nullable Double jsDivergenceLeast,
    @Schema(description = "Most that it can be") @Nullable Double jsDivergenceMost,
    @Schema(description = "How many Views that adds") long jsDivergenceBoundedN,
    @Schema(description = "Views of Samples whose right answer is known") long labelled,
    @Nullable Double accuracyClean,
    @Nullable Double accuracyCleanLow,
    @Nullable Double accuracyCleanHigh,
    @Nullable Double accuracyPerturbed,
    @Nullable Double accuracyPerturbedLow,
    @Nullable Double accuracyPerturbedHigh,
    @Schema(description = "Accuracy clean minus perturbed, on the same Samples")
        @Nullable Double accuracyDrop,
    @Nullable Double accuracyDropLow,
    @Nullable Double accuracyDropHigh,
    @Schema(description = "Views that push an option") long pushed,
    @Nullable Double misledRate,
    @Nullable Double misledRateLow,
    @Nullable Double misledRateHigh,
    long rightToWrong,
    long wrongToRight,
    long wrongToWrong,
    @Schema(description = "Answers that could not be parsed, or say nothing")
        @Nullable Double invalidRate,
    @Nullable Double invalidRateLow,
    @Nullable Double invalidRateHigh,
    @Schema(description = "Of free answers; null without any that were compared by meaning")
        @Nullable MeaningItem meaning,
    String window,
    Validity validity) {

  static InterferenceRow of(
      SeriesKey series, PerturbationMonitor monitor, Sums sums, Window window, int minimum) {
    InterferenceFigures figures = InterferenceFigures.of(sums);
    Interval flips = figures.flipRate().interval();
    Interval floor = figures.noiseFloor().interval();
    Estimate excess = figures.excess();
    DivergenceFigures divergence = figures.divergence();
    Interval divergences = divergence.exact().interval();
    Interval clean = figures.accuracyClean().interval();
    Interval perturbed = figures.accuracyPerturbed().interval();
    Estimate drop = figures.accuracyDrop();
    Interval misled = figures.misledRate().interval();
    Interval invalid = figures.invalidRate().interval();
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
        low(floor),
        high(floor),
        excess.value(),
        low(excess.interval()),
        high(excess.interval()),
        excess.n(),
        divergence.exact().value(),
        low(divergences),
        high(divergences),
        divergence.exact().n(),
        divergence.least(),
        divergence.most(),
        divergence.bounded(),
        sums.labels().labelled(),
        figures.accuracyClean().value(),
        low(clean),
        high(clean),
        figures.accuracyPerturbed().value(),
        low(perturbed),
        high(perturbed),
        drop.value(),
        low(drop.interval()),
        high(drop.interval()),
        sums.pushes().pushed(),
        figures.misledRate().value(),
        low(misled),
        high(misled),
        sums.flips().rightToWrong(),
        sums.flips().wrongToRight(),
        sums.flips().wrongToWrong(),
        figures.invalidRate().value(),
        low(invalid),
        high(invalid),
        MeaningItem.of(figures.meaning()),
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
