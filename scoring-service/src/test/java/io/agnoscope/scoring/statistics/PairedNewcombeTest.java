package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

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
