package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What sums over a perturbation's Views say.
 *
 * @param flipRate over all its Views
 * @param noiseFloor the repeat's flip rate on the same Trials
 * @param excess flip rate minus noise floor over the Views with a repeat beside them; null without
 *     one
 * @param excessInterval its paired Newcombe interval at 95 %
 * @param jsDivergence mean divergence in nats; null without exact probabilities
 * @param accuracyClean over labelled Views
 * @param accuracyPerturbed over labelled Views
 * @param misledRate over Views that push an option
 */
public record InterferenceFigures(
    Ratio flipRate,
    Ratio noiseFloor,
    @Nullable Double excess,
    @Nullable Interval excessInterval,
    @Nullable Double jsDivergence,
    Ratio accuracyClean,
    Ratio accuracyPerturbed,
    Ratio misledRate) {

  public static InterferenceFigures of(Sums sums) {
    Noise noise = sums.noise();
    Labels labels = sums.labels();
    Divergences divergences = sums.divergences();
    Ratio paired = new Ratio(noise.pairedFlips(), noise.repeats());
    Ratio floor = new Ratio(noise.repeatFlips(), noise.repeats());
    Double pairedRate = paired.value();
    Double floorRate = floor.value();
    return new InterferenceFigures(
        new Ratio(sums.flips().all(), sums.views()),
        floor,
        pairedRate == null || floorRate == null ? null : pairedRate - floorRate,
        noise.repeats() == 0 ? null : excess(noise),
        divergences.count() == 0 ? null : divergences.nats() / divergences.count(),
        new Ratio(labels.correctClean(), labels.labelled()),
        new Ratio(labels.correctPerturbed(), labels.labelled()),
        new Ratio(sums.pushes().misled(), sums.pushes().pushed()));
  }

  private static Interval excess(Noise noise) {
    long both = noise.bothFlips();
    long viewOnly = noise.pairedFlips() - both;
    long repeatOnly = noise.repeatFlips() - both;
    return PairedNewcombe.difference(
        both, viewOnly, repeatOnly, noise.repeats() - both - viewOnly - repeatOnly);
  }
}
