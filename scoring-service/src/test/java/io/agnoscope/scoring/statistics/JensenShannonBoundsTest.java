package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class JensenShannonBoundsTest {
  private static final double ROUNDING = 1e-12;

  /** What one side tells: the likeliest options, the others at 0. */
  private static final class Told {
    private final double[] probabilities;
    private final double missing;

    Told(double[] probabilities, double missing) {
      this.probabilities = probabilities;
      this.missing = missing;
    }
  }

  @Property(tries = 500)
  void holdTheDivergenceOfEveryCompletion(
      @ForAll @IntRange(min = 2, max = 6) int options, @ForAll long seed) {
    Random random = new Random(seed);
    Told first = told(options, random);
    Told second = told(options, random);
    Interval bounds = bounds(first, second);

    assertThat(bounds.low()).isBetween(0.0, Math.log(2));
    assertThat(bounds.high()).isBetween(0.0, Math.log(2));
    for (int i = 0; i < 50; i++) {
      double truth = JensenShannon.nats(completed(first, random), completed(second, random));
      assertThat(truth).isBetween(bounds.low() - ROUNDING, bounds.high() + ROUNDING);
    }
  }

  /** What a list of tokens may leave out entirely: mass that belongs to no option. */
  @Property(tries = 200)
  void holdTheDivergenceWhenWhatIsMissingBelongsToNoOption(
      @ForAll @IntRange(min = 2, max = 6) int options, @ForAll long seed) {
    Random random = new Random(seed);
    Told first = told(options, random);
    Told second = told(options, random);

    double truth = JensenShannon.nats(normalised(first), normalised(second));

    assertThat(truth)
        .isBetween(bounds(first, second).low() - ROUNDING, bounds(first, second).high() + ROUNDING);
  }

  @Property(tries = 200)
  void areTheDivergenceWhenNothingIsMissing(
      @ForAll @IntRange(min = 2, max = 6) int options, @ForAll long seed) {
    Random random = new Random(seed);
    double[] p = simplex(options, random);
    double[] q = simplex(options, random);

    Interval bounds = JensenShannonBounds.nats(p, 0, q, 0);

    assertThat(bounds.low()).isEqualTo(JensenShannon.nats(p, q));
    assertThat(bounds.high()).isEqualTo(bounds.low());
  }

  @Property(tries = 200)
  void doNotDependOnWhichSideIsFirst(
      @ForAll @IntRange(min = 2, max = 6) int options, @ForAll long seed) {
    Random random = new Random(seed);
    Told first = told(options, random);
    Told second = told(options, random);

    assertThat(bounds(first, second).low())
        .isCloseTo(bounds(second, first).low(), within(ROUNDING));
    assertThat(bounds(first, second).high())
        .isCloseTo(bounds(second, first).high(), within(ROUNDING));
  }

  /** A fine search over all completions of three options finds nothing outside, and both ends. */
  @Test
  void areReached() {
    reached(
        new Told(new double[] {0.75, 0.1, 0}, 0.15), new Told(new double[] {0.15, 0, 0.7}, 0.15));
    reached(
        new Told(new double[] {0.55, 0.2, 0}, 0.25), new Told(new double[] {0.3, 0, 0.35}, 0.35));
    reached(new Told(new double[] {0.5, 0.3, 0.2}, 0), new Told(new double[] {0, 0, 0.6}, 0.4));
  }

  private static void reached(Told first, Told second) {
    Interval bounds = bounds(first, second);
    double least = Double.MAX_VALUE;
    double most = 0;
    int steps = 40;
    for (int a = 0; a <= steps; a++) {
      for (int b = 0; a + b <= steps; b++) {
        double[] p = completed(first, a, b, steps);
        for (int c = 0; c <= steps; c++) {
          for (int d = 0; c + d <= steps; d++) {
            double truth = JensenShannon.nats(p, completed(second, c, d, steps));
            least = Math.min(least, truth);
            most = Math.max(most, truth);
          }
        }
      }
    }

    assertThat(bounds.low()).isPositive().isCloseTo(least, within(5e-4));
    assertThat(bounds.low()).isLessThanOrEqualTo(least + ROUNDING);
    assertThat(bounds.high()).isCloseTo(most, within(ROUNDING));
  }

  @Test
  void mayBeNothingApartAsLongAsOneCompletionFitsBoth() {
    Interval bounds =
        bounds(new Told(new double[] {0.6, 0, 0}, 0.4), new Told(new double[] {0.5, 0.3, 0}, 0.2));

    assertThat(bounds.low()).isZero();
    assertThat(bounds.high()).isGreaterThan(0.1);
  }

  @Test
  void certaintiesThatContradictStayLnTwoApart() {
    Interval bounds =
        bounds(new Told(new double[] {1, 0}, 0), new Told(new double[] {0, 0.9}, 0.1));

    assertThat(bounds.high()).isCloseTo(Math.log(2), within(ROUNDING));
    assertThat(bounds.low()).isBetween(0.5, Math.log(2));
  }

  private static Interval bounds(Told first, Told second) {
    return JensenShannonBounds.nats(
        first.probabilities, first.missing, second.probabilities, second.missing);
  }

  private static Told told(int options, Random random) {
    double[] told = simplex(options, random);
    double missing = 0;
    int listed = random.nextInt(options + 1);
    for (int i = listed; i < options; i++) {
      missing += told[i];
      told[i] = 0;
    }
    return new Told(told, missing);
  }

  private static double[] completed(Told told, Random random) {
    double[] rest = simplex(told.probabilities.length, random);
    double[] completed = told.probabilities.clone();
    for (int i = 0; i < completed.length; i++) {
      completed[i] += told.missing * rest[i];
    }
    return completed;
  }

  private static double[] completed(Told told, int first, int second, int steps) {
    double[] completed = told.probabilities.clone();
    completed[0] += told.missing * first / steps;
    completed[1] += told.missing * second / steps;
    completed[2] += told.missing * (steps - first - second) / steps;
    return completed;
  }

  private static double[] normalised(Told told) {
    double sum = Arrays.stream(told.probabilities).sum();
    return sum == 0
        ? Arrays.stream(told.probabilities).map(one -> 1.0 / told.probabilities.length).toArray()
        : Arrays.stream(told.probabilities).map(one -> one / sum).toArray();
  }

  /** Often near a corner, where bounds are hardest to hold. */
  private static double[] simplex(int options, Random random) {
    double sharpness = 1 + 6 * random.nextDouble();
    double[] weights = new double[options];
    for (int i = 0; i < options; i++) {
      weights[i] = Math.exp(sharpness * random.nextGaussian());
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
