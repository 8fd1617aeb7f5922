package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What sums say, and that it stays within its bounds. */
final class FiguresTest {
  private static final PerturbationMonitor MONITOR =
      new PerturbationMonitor("misleading-caption", "PERTURBATION", "TRAIN");

  @Test
  void nothingSeenSaysNothing() {
    InterferenceFigures figures = InterferenceFigures.of(Sums.NONE);

    assertThat(figures.flipRate().value()).isNull();
    assertThat(figures.excess()).isEqualTo(new Estimate(null, null, 0));
    assertThat(figures.accuracyDrop()).isEqualTo(new Estimate(null, null, 0));
    assertThat(figures.divergence().exact().value()).isNull();
    assertThat(figures.divergence().least()).isNull();
    assertThat(figures.meaning().pValue()).isNull();
  }

  @Test
  void theDropIsOfTheSameSamples() {
    Sums sums = with(new Flips(13, 8, 3, 2), new Labels(40, 30, 25));

    Estimate drop = InterferenceFigures.of(sums).accuracyDrop();

    assertThat(drop.value()).isEqualTo(5.0 / 40);
    assertThat(drop.interval()).isEqualTo(PairedNewcombe.difference(22, 8, 3, 7));
    assertThat(drop.n()).isEqualTo(40);
  }

  @Test
  void aHintThatHelpsIsAGain() {
    Sums hinted = with(new Flips(5, 1, 4, 0), new Labels(20, 12, 15));

    Estimate gain = ControlFigures.of(Sums.NONE, Sums.NONE, hinted).truthfulHintGain();

    assertThat(gain.value()).isEqualTo(3.0 / 20);
    assertThat(gain.interval()).isEqualTo(PairedNewcombe.difference(11, 4, 1, 4));
  }

  @Test
  void positionBiasIsBeyondTheNoiseOfTheSameTrials() {
    Sums rotated =
        sums(
            new Flips(30, 0, 0, 0),
            Labels.NONE,
            Divergences.NONE,
            DivergenceBounds.NONE,
            new Noise(100, 10, 6, 28));

    ControlFigures figures = ControlFigures.of(Sums.NONE, rotated, Sums.NONE);

    assertThat(figures.positionFlips().value()).isEqualTo(0.3);
    assertThat(figures.positionBias().value()).isCloseTo(0.18, within(1e-12));
    assertThat(figures.positionBias().interval())
        .isEqualTo(PairedNewcombe.difference(6, 22, 4, 68));
    assertThat(figures.positionBias().n()).isEqualTo(100);
  }

  @Test
  void whatIsBoundedWidensTheMeanDivergence() {
    Sums sums =
        sums(
            Flips.NONE,
            Labels.NONE,
            new Divergences(3, 0.6),
            new DivergenceBounds(1, 0.0, 0.4),
            Noise.NONE);

    DivergenceFigures figures = InterferenceFigures.of(sums).divergence();

    assertThat(figures.exact().value()).isCloseTo(0.2, within(1e-12));
    assertThat(figures.least()).isCloseTo(0.15, within(1e-12));
    assertThat(figures.most()).isCloseTo(0.25, within(1e-12));
    assertThat(figures.bounded()).isEqualTo(1);
  }

  @Test
  void exactDivergencesAreTheirOwnBounds() {
    Sums sums =
        sums(
            Flips.NONE,
            Labels.NONE,
            new Divergences(2, 2 * Math.log(2)),
            DivergenceBounds.NONE,
            Noise.NONE);

    DivergenceFigures figures = InterferenceFigures.of(sums).divergence();

    assertThat(figures.least()).isEqualTo(figures.most()).isEqualTo(figures.exact().value());
    assertThat(Objects.requireNonNull(figures.exact().interval()).high())
        .isCloseTo(Math.log(2), within(1e-12));
  }

  /** The interval holds the true mean at least as often as it says, of values of any spread. */
  @Test
  void theIntervalOfTheMeanDivergenceCoversIt() {
    Random random = new Random(7);
    int covered = 0;
    int runs = 2_000;
    for (int run = 0; run < runs; run++) {
      double sum = 0;
      for (int i = 0; i < 80; i++) {
        sum += Math.log(2) * (random.nextInt(4) == 0 ? random.nextDouble() : 0);
      }
      Interval interval =
          DivergenceFigures.of(new Divergences(80, sum), DivergenceBounds.NONE).exact().interval();
      covered += Objects.requireNonNull(interval).contains(Math.log(2) / 8) ? 1 : 0;
    }

    assertThat((double) covered / runs).isGreaterThan(0.95);
  }

  @Property(tries = 200)
  void everyRateIsWithinItsBoundsWhateverWasSaid(@ForAll long seed) {
    Random random = new Random(seed);
    Sums sums = Sums.NONE;
    int trials = random.nextInt(30);
    for (int i = 0; i < trials; i++) {
      for (Observation observation : RandomTrials.observations(random, MONITOR)) {
        if (observation.monitor().equals(MONITOR)) {
          sums = sums.plus(observation.sums());
        }
      }
    }
    InterferenceFigures figures = InterferenceFigures.of(sums);

    rate(figures.flipRate());
    rate(figures.noiseFloor());
    rate(figures.accuracyClean());
    rate(figures.accuracyPerturbed());
    rate(figures.misledRate());
    rate(figures.invalidRate());
    holds(figures.excess(), -1, 1);
    holds(figures.accuracyDrop(), -1, 1);
    holds(figures.divergence().exact(), 0, Math.log(2));
    if (figures.divergence().least() != null && figures.divergence().most() != null) {
      assertThat(figures.divergence().least()).isBetween(0.0, figures.divergence().most() + 1e-12);
      assertThat(figures.divergence().most()).isLessThanOrEqualTo(Math.log(2) + 1e-12);
    }
  }

  private static void rate(Ratio ratio) {
    holds(Estimate.of(ratio), 0, 1);
  }

  private static void holds(Estimate estimate, double low, double high) {
    Double value = estimate.value();
    if (value == null) {
      assertThat(estimate.n()).isZero();
      return;
    }
    Interval interval = Objects.requireNonNull(estimate.interval());
    assertThat(value).isBetween(low, high);
    assertThat(interval.low()).isBetween(low, value + 1e-12);
    assertThat(interval.high()).isBetween(value - 1e-12, high);
  }

  private static Sums with(Flips flips, Labels labels) {
    return sums(flips, labels, Divergences.NONE, DivergenceBounds.NONE, Noise.NONE);
  }

  private static Sums sums(
      Flips flips, Labels labels, Divergences exact, DivergenceBounds bounds, Noise noise) {
    return new Sums(
        100, 0, 0, flips, Pushes.NONE, labels, exact, bounds, noise, Circular.NONE, Meanings.NONE);
  }
}
