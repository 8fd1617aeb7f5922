package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairedNewcombeTest {
  /**
   * Airway hyper-responsiveness before and after transplantation (Bentur et al. 2009; Fagerland et
   * al. ch. 8).
   */
  @Test
  void givesThePublishedIntervalOfNegativelyCorrelatedPairs() {
    Interval interval = PairedNewcombe.difference(1, 1, 7, 12);

    assertThat(interval.low()).isCloseTo(-0.507, within(5e-4));
    assertThat(interval.high()).isCloseTo(-0.026, within(5e-4));
  }

  /**
   * Newcombe 1998, Statistics in Medicine 17, 2635-2650, table III, method 10; printed to four
   * digits (the lower limit of 1, 97, 1, 1 is printed a last digit too low).
   */
  @ParameterizedTest
  @CsvSource({
    "36, 12, 2, 0, 0.0569, 0.3404",
    "20, 12, 2, 16, 0.0562, 0.3292",
    "18, 12, 2, 18, 0.0562, 0.3290",
    "36, 14, 0, 0, 0.1528, 0.4167",
    "35, 14, 0, 1, 0.1461, 0.4175",
    "18, 14, 0, 18, 0.1441, 0.3963",
    "2, 97, 1, 0, 0.8721, 0.9854",
    "1, 97, 1, 1, 0.8736, 0.9850",
    "0, 29, 1, 0, 0.6666, 0.9882",
    "2, 98, 0, 0, 0.9178, 0.9945",
    "1, 98, 0, 1, 0.9171, 0.9916",
    "0, 30, 0, 0, 0.8395, 1",
    "54, 0, 0, 0, -0.0664, 0.0664",
    "53, 0, 0, 1, -0.0729, 0.0729",
    "30, 0, 0, 24, -0.0358, 0.0358",
    "29, 0, 0, 25, -0.0354, 0.0354",
    "28, 0, 0, 26, -0.0352, 0.0352",
    "27, 0, 0, 27, -0.0351, 0.0351",
  })
  void givesThePublishedIntervals(
      long both, long first, long second, long neither, double low, double high) {
    Interval interval = PairedNewcombe.difference(both, first, second, neither);

    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Property(tries = 500)
  void holdsTheDifferenceAndMirrorsWhenTheEventsChangePlaces(
      @ForAll @IntRange(max = 300) int both,
      @ForAll @IntRange(max = 300) int first,
      @ForAll @IntRange(max = 300) int second,
      @ForAll @IntRange(max = 300) int neither) {
    int neitherOrOne = Math.max(neither, both + first + second == 0 ? 1 : 0);

    Interval interval = PairedNewcombe.difference(both, first, second, neitherOrOne);
    Interval mirrored = PairedNewcombe.difference(both, second, first, neitherOrOne);

    double items = both + first + second + neitherOrOne;
    double difference = (first - second) / items;
    assertThat(interval.low()).isBetween(-1.0, difference + 1e-12);
    assertThat(interval.high()).isBetween(difference - 1e-12, 1.0);
    assertThat(mirrored.low()).isCloseTo(-interval.high(), within(1e-12));
    assertThat(mirrored.high()).isCloseTo(-interval.low(), within(1e-12));
  }

  @Test
  void pairsThatAgreeNarrowTheInterval() {
    Interval agreeing = PairedNewcombe.difference(40, 10, 0, 50);
    Interval contradicting = PairedNewcombe.difference(0, 50, 40, 10);

    assertThat(agreeing.high() - agreeing.low())
        .isLessThan(contradicting.high() - contradicting.low());
  }

  @Test
  void largeCountsDoNotOverflow() {
    Interval interval = PairedNewcombe.difference(1_000_000_000L, 10, 0, 1_000_000_000L);

    assertThat(interval.low()).isBetween(-1e-6, 5e-9);
    assertThat(interval.high()).isBetween(5e-9, 1e-4);
  }

  @Test
  void noPairsAreRefused() {
    assertThatThrownBy(() -> PairedNewcombe.difference(0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairedNewcombe.difference(2, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
