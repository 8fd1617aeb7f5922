package io.agnoscope.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClopperPearsonTest {
  /** Computed with SciPy 1.17.1: {@code scipy.stats.beta.isf(error, sum + 1, n - sum)}. */
  @ParameterizedTest
  @CsvSource({
    "20, 0, 0.05, 0.13910834066826522",
    "100, 5, 0.025, 0.11283491110546276",
    "5000, 250, 0.000390625, 0.061176747024452374",
    "5000, 1000, 0.0001, 0.221702915559223",
    "17, 3, 0.01, 0.4796210439574879",
    "1000000, 20000, 0.000001, 0.020673395262751845",
    "10, 9, 0.05, 0.9948838031081763"
  })
  void agreesWithAnotherLibrary(long observations, double sum, double error, double expected) {
    assertThat(ClopperPearson.upper(new Tally(observations, sum), error))
        .isCloseTo(expected, within(1e-9));
  }

  @Property(tries = 300)
  void isTheRateAtWhichSoSmallASumHasJustTheErrorsProbability(
      @ForAll @IntRange(min = 1, max = 60) int observations,
      @ForAll @IntRange(max = 59) int draw,
      @ForAll @Scale(8) @DoubleRange(min = 0.000001, max = 0.4) double error) {
    int sum = draw % observations;

    double upper = ClopperPearson.upper(new Tally(observations, sum), error);

    assertThat(Binomial.atMost(sum, observations, upper)).isCloseTo(error, within(1e-9));
    assertThat(upper).isGreaterThan(sum / (double) observations);
  }

  @Property(tries = 200)
  void liesBelowTheRateNoMoreOftenThanStated(
      @ForAll @IntRange(min = 1, max = 40) int observations,
      @ForAll @Scale(8) @DoubleRange(min = 0.001, max = 0.999) double rate,
      @ForAll @Scale(8) @DoubleRange(min = 0.0001, max = 0.4) double error) {
    double missed = 0;
    for (int sum = 0; sum <= observations; sum++) {
      if (ClopperPearson.upper(new Tally(observations, sum), error) < rate) {
        missed += Binomial.exactly(sum, observations, rate);
      }
    }
    assertThat(missed).isLessThanOrEqualTo(error * (1 + 1e-9));
  }

  @Test
  void fractionsAreRoundedUpAndRoundingErrorsAreNot() {
    double third = 1 / 3.0;
    Tally thirds = Tally.NONE;
    for (int i = 0; i < 30; i++) {
      thirds = thirds.plus(Tally.of(third));
    }

    assertThat(ClopperPearson.upper(new Tally(100, 5.2), 0.05))
        .isEqualTo(ClopperPearson.upper(new Tally(100, 6), 0.05));
    assertThat(ClopperPearson.upper(thirds, 0.05))
        .isEqualTo(ClopperPearson.upper(new Tally(30, 10), 0.05));
    assertThat(ClopperPearson.upper(new Tally(4, 3.5), 0.05)).isEqualTo(1);
  }

  @Test
  void nothingObservedLimitsNothing() {
    assertThat(ClopperPearson.upper(Tally.NONE, 0.05)).isEqualTo(1);
  }

  @Test
  void whatCannotBeIsRefused() {
    Tally some = new Tally(10, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upper(some, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upper(some, 0.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClopperPearson.upper(new Tally(1L << 31, 1), 0.1));
  }
}
