package io.agnoscope.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class EDetectorTest {
  private static final RegressionSettings SETTINGS = RegressionSettings.standard();
  private static final EDetector DETECTOR = new EDetector(SETTINGS);

  @Test
  void growsByTheFormula() {
    RegressionSettings one = new RegressionSettings(0.05, 0, 100, 10, 0, 2, List.of(0.5));
    EDetector detector = new EDetector(one);
    Baseline baseline = bounds(0.2, 0.4);

    Evidence first =
        detector.step(detector.none(), baseline, window(new Tally(3, 1), new Tally(2, 2)), 1);
    Evidence second = detector.step(first, baseline, window(new Tally(1, 0), Tally.NONE), 0.25);

    double e = Math.pow(1.4, 1) * Math.pow(0.9, 2) * Math.pow(1.3, 2);
    assertThat(first.value()).isCloseTo(Math.sqrt(e), within(1e-12));
    assertThat(second.value()).isCloseTo(Math.sqrt(0.9) * (Math.sqrt(e) + 0.25), within(1e-12));
  }

  @Test
  void aBetRisksAtMostAllButAHundredth() {
    EDetector bold = new EDetector(new RegressionSettings(0.05, 0, 100, 10, 0, 1, List.of(50.0)));

    Evidence after =
        bold.step(bold.none(), bounds(0.5, 0.5), window(new Tally(1, 0), Tally.NONE), 1);

    assertThat(after.value()).isCloseTo(0.01, within(1e-12));
  }

  @Property(tries = 300)
  void theEvidenceExpectedUnderTheNullIsAtMostTheOldOneAndTheStake(
      @ForAll @DoubleRange(min = 0.01, max = 1) double boundA,
      @ForAll @DoubleRange(min = 0.01, max = 1) double boundB,
      @ForAll @DoubleRange(min = 0, max = 1) double partA,
      @ForAll @DoubleRange(min = 0, max = 1) double partB,
      @ForAll @IntRange(max = 7) int observationsA,
      @ForAll @IntRange(min = 1, max = 7) int observationsB,
      @ForAll @DoubleRange(min = 0, max = 50) double before) {
    Baseline baseline = bounds(boundA, boundB);
    Evidence old = evidence(before);

    double expected = 0;
    for (int a = 0; a <= observationsA; a++) {
      for (int b = 0; b <= observationsB; b++) {
        double probability =
            Binomial.exactly(a, observationsA, boundA * partA)
                * Binomial.exactly(b, observationsB, boundB * partB);
        Map<String, Tally> window =
            window(new Tally(observationsA, a), new Tally(observationsB, b));
        expected += probability * DETECTOR.step(old, baseline, window, 0.5).value();
      }
    }

    assertThat(expected).isLessThanOrEqualTo((before + 0.5) * (1 + 1e-9));
  }

  @Property(tries = 300)
  void fractionsAreNoMoreEvidenceThanTheirExpectation(
      @ForAll @DoubleRange(min = 0.01, max = 1) double bound,
      @ForAll @DoubleRange(min = 0, max = 1) double low,
      @ForAll @DoubleRange(min = 0, max = 1) double high,
      @ForAll @DoubleRange(min = 0, max = 1) double weight) {
    double mean = weight * low + (1 - weight) * high;
    Baseline baseline = bounds(Math.min(1, Math.max(bound, mean)), 0.5);

    double expected = weight * afterOne(baseline, low) + (1 - weight) * afterOne(baseline, high);

    assertThat(expected).isLessThanOrEqualTo(1 + 1e-9);
  }

  @Property(tries = 200)
  void windowsWithNothingComparableChangeNothing(
      @ForAll @DoubleRange(min = 0, max = 1e6) double before,
      @ForAll @IntRange(max = 100) int observations) {
    Evidence old = evidence(before);

    Baseline baseline = bounds(0.1, 0.2);
    assertThat(DETECTOR.step(old, baseline, Map.of(), 1)).isEqualTo(old);
    assertThat(DETECTOR.step(old, baseline, window(Tally.NONE, Tally.NONE), 1)).isEqualTo(old);
    assertThat(
            DETECTOR.step(old, baseline, Map.of("new", new Tally(observations, observations)), 1))
        .isEqualTo(old);
  }

  @Property(tries = 200)
  void whatIsAddedUpWithinAWindowDoesNotDependOnTheOrder(
      @ForAll @DoubleRange(min = 0, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 1) double y,
      @ForAll @DoubleRange(min = 0, max = 1) double z) {
    Tally forth = Tally.of(x).plus(Tally.of(y)).plus(Tally.of(z));
    Tally back = Tally.of(z).plus(Tally.of(y)).plus(Tally.of(x));
    Baseline baseline = bounds(0.3, 0.3);

    assertThat(DETECTOR.step(DETECTOR.none(), baseline, window(forth, back), 1).log())
        .isCloseTo(
            DETECTOR.step(DETECTOR.none(), baseline, window(back, forth), 1).log(), within(1e-12));
  }

  @Property(tries = 200)
  void moreFlipsAreMoreEvidenceAndAHigherBoundLess(
      @ForAll @IntRange(min = 1, max = 100) int observations,
      @ForAll @IntRange(max = 99) int draw,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double bound) {
    int flips = draw % observations;
    Tally fewer = new Tally(observations, flips);
    Tally more = new Tally(observations, flips + 1);

    double evidence =
        DETECTOR.step(DETECTOR.none(), bounds(bound, 1), window(fewer, Tally.NONE), 1).log();

    assertThat(DETECTOR.step(DETECTOR.none(), bounds(bound, 1), window(more, Tally.NONE), 1).log())
        .isGreaterThan(evidence);
    assertThat(
            DETECTOR
                .step(DETECTOR.none(), bounds(bound + 0.1, 1), window(fewer, Tally.NONE), 1)
                .log())
        .isLessThan(evidence);
  }

  @Test
  void aDayOfNothingButFlipsOverflowsNothingAndIsForgottenByAsManyGoodOnes() {
    Evidence evidence = DETECTOR.none();
    Baseline baseline = bounds(0.1, 0.1);
    for (int minute = 0; minute < 1_440; minute++) {
      evidence =
          DETECTOR.step(evidence, baseline, window(new Tally(10_000, 10_000), Tally.NONE), 1);
    }
    assertThat(evidence.log()).isBetween(1e6, 1e9);
    assertThat(evidence.value()).isInfinite();

    for (int day = 0; day < 100; day++) {
      for (int minute = 0; minute < 1_440; minute++) {
        evidence = DETECTOR.step(evidence, baseline, window(new Tally(10_000, 0), Tally.NONE), 1);
      }
    }
    assertThat(evidence.value()).isBetween(0.0, 1.0);
  }

  @Test
  void isStoredAsNumbers() {
    Evidence evidence =
        DETECTOR.step(DETECTOR.none(), bounds(0.1, 0.1), window(new Tally(10, 3), Tally.NONE), 1);

    assertThat(Evidence.of(evidence.logarithms())).isEqualTo(evidence).hasSameHashCodeAs(evidence);
    assertThat(DETECTOR.none().logarithms()).containsOnly(Double.NEGATIVE_INFINITY);
    assertThat(DETECTOR.none().value()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> Evidence.of(new double[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> Evidence.of(new double[] {Double.NaN}));
  }

  @Test
  void evidenceOfOtherBetsIsRefused() {
    Evidence other = Evidence.none(2);
    Map<String, Tally> window = window(new Tally(1, 1), Tally.NONE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DETECTOR.step(other, bounds(0.1, 0.1), window, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DETECTOR.step(DETECTOR.none(), bounds(0.1, 0.1), window, -1));
  }

  private static double afterOne(Baseline baseline, double value) {
    return DETECTOR.step(DETECTOR.none(), baseline, window(Tally.of(value), Tally.NONE), 1).value();
  }

  private static Evidence evidence(double value) {
    double[] logs = new double[SETTINGS.bets().size()];
    Arrays.fill(logs, Math.log(value));
    return Evidence.of(logs);
  }

  private static Baseline bounds(double a, double b) {
    return new Baseline(
        Map.of(
            "a",
            new StratumBaseline(Tally.NONE, 0, a),
            "b",
            new StratumBaseline(Tally.NONE, 0, b)));
  }

  private static Map<String, Tally> window(Tally a, Tally b) {
    return Map.of("a", a, "b", b);
  }
}
