package io.agnoscope.trainer.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairedIntervalsTest {

  @Test
  void agreesWithThePublishedExample() {
    // Newcombe 1998 (paired), table II: 36, 12, 2, 0 of 50; method 10, 95 % two-sided.
    PairedCounts counts = new PairedCounts(36, 2, 12, 0);

    Interval interval = PairedIntervals.accuracyDifference(counts, 0.025);

    assertThat(interval.estimate()).isEqualTo(0.2, within(1e-12));
    assertThat(interval.low()).isEqualTo(0.0569, within(5e-5));
    assertThat(interval.high()).isEqualTo(0.3404, within(5e-5));
  }

  @Test
  void anUnchangedCheckpointIsDecidablyWithinThreePoints() {
    PairedCounts counts = new PairedCounts(392, 2, 2, 4);

    Interval interval =
        PairedIntervals.accuracyDifference(counts, new ErrorBudget(0.05).share(1) / 2);

    assertThat(interval.low()).isGreaterThan(-0.03);
  }

  @Test
  void refusesToJudgeNothing() {
    assertThatThrownBy(() -> PairedIntervals.accuracyDifference(PairedCounts.NONE, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairedIntervals.meanDifference(MeanDifference.NONE, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void holdsItsEstimateWithinTheRangeAndMirrorsWhenSwapped(
      @ForAll @IntRange(max = 500) int bothRight,
      @ForAll @IntRange(max = 200) int lost,
      @ForAll @IntRange(max = 200) int gained,
      @ForAll @IntRange(min = 1, max = 500) int bothWrong) {
    PairedCounts counts = new PairedCounts(bothRight, lost, gained, bothWrong);
    PairedCounts swapped = new PairedCounts(bothRight, gained, lost, bothWrong);

    Interval interval = PairedIntervals.accuracyDifference(counts, 0.01);
    Interval mirrored = PairedIntervals.accuracyDifference(swapped, 0.01);

    assertThat(interval.low()).isBetween(-1.0 - 1e-9, interval.estimate() + 1e-12);
    assertThat(interval.high()).isBetween(interval.estimate() - 1e-12, 1.0 + 1e-9);
    assertThat(mirrored.low()).isEqualTo(-interval.high(), within(1e-9));
  }

  @Property(tries = 200)
  void asksForMoreWhenLessErrorIsAllowed(
      @ForAll @IntRange(min = 1, max = 300) int bothRight,
      @ForAll @IntRange(max = 50) int lost,
      @ForAll @IntRange(max = 50) int gained) {
    PairedCounts counts = new PairedCounts(bothRight, lost, gained, 3);

    double strict = PairedIntervals.accuracyDifference(counts, 0.001).low();
    double lenient = PairedIntervals.accuracyDifference(counts, 0.05).low();

    assertThat(strict).isLessThan(lenient);
  }

  @Test
  void meansFollowTheCentralLimitTheorem() {
    MeanDifference differences = MeanDifference.NONE.plus(1).plus(0).plus(0).plus(1);

    Interval interval = PairedIntervals.meanDifference(differences, 0.025);

    assertThat(interval.estimate()).isEqualTo(0.5);
    assertThat(interval.low()).isEqualTo(0.5 - 1.959964 * Math.sqrt(1.0 / 3 / 4), within(1e-6));
  }
}
