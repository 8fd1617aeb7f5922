package io.agnoscope.scoring.statistics;

/**
 * What sums over a perturbation's Views say.
 *
 * @param flipRate over all its Views
 * @param noiseFloor the repeat's flip rate on the same Trials
 * @param excess flip rate minus noise floor over the Views with a repeat beside them, with its
 *     paired interval
 * @param divergence of the option distributions
 * @param accuracyClean over labelled Views
 * @param accuracyPerturbed over labelled Views
 * @param accuracyDrop accuracy clean minus perturbed, with its paired interval
 * @param misledRate over Views that push an option
 * @param invalidRate answers that could not be parsed or say nothing
 * @param meaning of free answers
 */
public record InterferenceFigures(
    Ratio flipRate,
    Ratio noiseFloor,
    Estimate excess,
    DivergenceFigures divergence,
    Ratio accuracyClean,
    Ratio accuracyPerturbed,
    Estimate accuracyDrop,
    Ratio misledRate,
    Ratio invalidRate,
    MeaningFigures meaning) {

  public static InterferenceFigures of(Sums sums) {
    Noise noise = sums.noise();
    Labels labels = sums.labels();
    return new InterferenceFigures(
        new Ratio(sums.flips().all(), sums.views()),
        new Ratio(noise.repeatFlips(), noise.repeats()),
        Paired.flips(noise).difference(),
        DivergenceFigures.of(sums.divergences(), sums.bounds()),
        new Ratio(labels.correctClean(), labels.labelled()),
        new Ratio(labels.correctPerturbed(), labels.labelled()),
        Paired.right(labels, sums.flips()).difference(),
        new Ratio(sums.pushes().misled(), sums.pushes().pushed()),
        new Ratio(sums.invalid(), sums.views()),
        MeaningFigures.of(sums.meanings()));
  }
}
