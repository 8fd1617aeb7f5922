package io.agnoscope.benchmarks.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final int STEPS = 10_000;

  @Test
  void hasTheRateAndTheMixThatWereAskedFor() {
    Sums sums = sums(Conditions.STEADY, 0);

    assertThat(sums.rate()).isCloseTo(0.2, within(0.003));
    assertThat(sums.hardShare()).isCloseTo(0.5, within(0.005));
    assertThat(sums.variance() / (60 * 0.2 * 0.8)).isCloseTo(1, within(0.06));
  }

  @Test
  void aRiseAddsToBothStrata() {
    assertThat(sums(Conditions.STEADY, 0.05).rate()).isCloseTo(0.25, within(0.003));
  }

  @Test
  void correlatedAnswersKeepTheRateAndVaryMore() {
    Sums sums = sums(Conditions.CORRELATED, 0);

    assertThat(sums.rate()).isCloseTo(0.2, within(0.004));
    // (1 + .3)/(1 - .3), less what ends with a step, and a little for the mix.
    assertThat(sums.variance() / (60 * 0.2 * 0.8)).isBetween(1.6, 2.0);
  }

  @Test
  void aSwingMovesTheMixAndSoTheRateOfTheWhole() {
    Traffic traffic = new Traffic(0.2, new Conditions("", 0.4, 0, 0), new SplittableRandom(1));
    int hard = 0;
    for (int step = 0; step < 240; step++) {
      traffic.next(0);
      hard += traffic.observed[1];
    }
    assertThat(hard / (240.0 * Traffic.OBSERVATIONS)).isBetween(0.7, 0.8);
  }

  private record Sums(double rate, double hardShare, double variance) {}

  private static Sums sums(Conditions conditions, double rise) {
    Traffic traffic = new Traffic(0.2, conditions, new SplittableRandom(1));
    double sum = 0;
    double squares = 0;
    double hard = 0;
    for (int step = 0; step < STEPS; step++) {
      traffic.next(rise);
      double flipped = traffic.flipped[0] + traffic.flipped[1];
      sum += flipped;
      squares += flipped * flipped;
      hard += traffic.observed[1];
    }
    double mean = sum / STEPS;
    return new Sums(
        mean / Traffic.OBSERVATIONS,
        hard / STEPS / Traffic.OBSERVATIONS,
        squares / STEPS - mean * mean);
  }
}
