package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class SignTestTest {
  @Property(tries = 500)
  void agreesWithAnIndependentImplementation(
      @ForAll @IntRange(max = 400) int first, @ForAll @IntRange(max = 400) int second) {
    double p = SignTest.pValue(first, second);

    if (first + second > 0) {
      double expected = Math.min(1, 2 * lowerTail(first + second, Math.min(first, second)));
      assertThat(p).isCloseTo(expected, Percentage.withPercentage(1e-6));
    }
    assertThat(p).isBetween(0.0, 1.0);
    assertThat(SignTest.pValue(second, first)).isEqualTo(p);
  }

  @Test
  void agreesForLargeCounts() {
    double expected = 2 * lowerTail(1_000_000, 498_700);

    assertThat(SignTest.pValue(498_700, 501_300))
        .isCloseTo(expected, Percentage.withPercentage(1e-3));
  }

  /** 2 · (1 + 8) / 2⁸. */
  @Test
  void countsByHand() {
    assertThat(SignTest.pValue(1, 7)).isCloseTo(18.0 / 256, within(1e-12));
    assertThat(SignTest.pValue(4, 4)).isEqualTo(1);
  }

  /** R's binom.test(3, 17): 2 · (1 + 17 + 136 + 680) / 2¹⁷. */
  @Test
  void countsBothTailsWhole() {
    assertThat(SignTest.pValue(3, 14)).isCloseTo(2.0 * 834 / (1 << 17), within(1e-12));
  }

  @Test
  void nothingToCompareSaysNothing() {
    assertThat(SignTest.pValue(0, 0)).isEqualTo(1);
    assertThat(SignTest.pValue(0, 1_000_000_000)).isZero();
    assertThatThrownBy(() -> SignTest.pValue(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Its own two-sided test loses one tail's last term to rounding: 3 of 17 gives 0.0075. */
  private static double lowerTail(int trials, int successes) {
    return BinomialTest.withDefaults()
        .with(AlternativeHypothesis.LESS_THAN)
        .test(trials, successes, 0.5)
        .getPValue();
  }
}
