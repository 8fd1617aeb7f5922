package io.agnoscope.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ReversedDetectorTest {
  private static final RegressionSettings SETTINGS = RegressionSettings.standard();
  private static final ReversedDetector DETECTOR = new ReversedDetector(SETTINGS);

  @Property(tries = 300)
  void whileTheRateIsStillAboveItsBoundTheEvidenceIsNotExpectedToGrow(
      @ForAll @DoubleRange(min = 0.01, max = 1) double bound,
      @ForAll @DoubleRange(min = 0, max = 1) double part,
      @ForAll @IntRange(min = 1, max = 10) int observations,
      @ForAll @DoubleRange(min = 0, max = 50) double before) {
    double rate = bound + part * (1 - bound);
    double[] logs = new double[SETTINGS.bets().size()];
    Arrays.fill(logs, Math.log(before));

    double expected = 0;
    for (int flips = 0; flips <= observations; flips++) {
      expected +=
          Binomial.exactly(flips, observations, rate)
              * step(Evidence.of(logs), bound, new Tally(observations, flips)).value();
    }

    assertThat(expected).isLessThanOrEqualTo((before + 1) * (1 + 1e-9));
  }

  @Test
  void aRateThatIsBackWhereItWasResolves() {
    Evidence evidence = DETECTOR.none();
    int steps = 0;
    while (!DETECTOR.isResolved(evidence)) {
      evidence = step(evidence, 0.1, new Tally(100, 5));
      steps++;
    }
    assertThat(steps).isBetween(3, 20);
  }

  @Test
  void oneThatStaysWhereItWentDoesNot() {
    Evidence evidence = DETECTOR.none();
    for (int step = 0; step < 1_000; step++) {
      evidence = step(evidence, 0.1, new Tally(100, 15));
    }
    assertThat(evidence.value()).isBetween(0.0, 10.0);
    assertThat(DETECTOR.isResolved(evidence)).isFalse();
  }

  @Test
  void nothingComparableSaysNothing() {
    Baseline baseline = new Baseline(Map.of());

    assertThat(DETECTOR.step(DETECTOR.none(), baseline, Map.of("new", new Tally(9, 0))))
        .isEqualTo(DETECTOR.none());
  }

  @Test
  void isTheDetectorOfTheOppositeValues() {
    Evidence reversed = step(DETECTOR.none(), 0.3, new Tally(10, 2.5));
    EDetector forward = new EDetector(SETTINGS);
    Baseline opposite = new Baseline(Map.of("all", new StratumBaseline(Tally.NONE, 0, 0.7)));

    assertThat(reversed.log())
        .isCloseTo(
            forward.step(forward.none(), opposite, Map.of("all", new Tally(10, 7.5)), 1).log(),
            within(1e-12));
  }

  private static Evidence step(Evidence before, double bound, Tally tally) {
    Baseline baseline = new Baseline(Map.of("all", new StratumBaseline(Tally.NONE, 0, bound)));
    return DETECTOR.step(before, baseline, Map.of("all", tally));
  }
}
