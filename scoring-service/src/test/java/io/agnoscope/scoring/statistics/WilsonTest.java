package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Test;

final class WilsonTest {
  @Property(tries = 500)
  void agreesWithAnIndependentImplementation(
      @ForAll @IntRange(min = 1, max = 100_000) int trials,
      @ForAll @IntRange(min = 0, max = 1_000_000) int draw) {
    int successes = draw % (trials + 1);

    Interval interval = Wilson.interval(successes, trials);

    var expected = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, 0.05);
    assertThat(interval.low()).isCloseTo(expected.getLowerBound(), within(1e-9));
    assertThat(interval.high()).isCloseTo(expected.getUpperBound(), within(1e-9));
    assertThat(interval.contains((double) successes / trials)).isTrue();
  }

  @Test
  void countsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Wilson.interval(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Wilson.interval(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Wilson.interval(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
