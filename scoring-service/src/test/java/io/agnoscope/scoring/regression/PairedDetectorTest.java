package io.agnoscope.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PairedDetectorTest {
  private static final PairedDetector DETECTOR = new PairedDetector(RegressionSettings.standard());

  @Test
  void growsByTheFormula() {
    PairedDetector one =
        new PairedDetector(new RegressionSettings(0.05, 0, 100, 10, 0, List.of(0.5, 2.0)));

    Evidence evidence = one.step(one.none(), 3, 1, 1);

    assertThat(evidence.value()).isCloseTo(Math.pow(1.5, 3) * 0.5, within(1e-12));
  }

  @Property(tries = 200)
  void aCheckpointThatIsNotWorseIsNotExpectedToLookSo(
      @ForAll @IntRange(min = 1, max = 12) int differing,
      @ForAll @DoubleRange(min = 0, max = 0.5) double worseRate) {
    double expected = 0;
    for (int worse = 0; worse <= differing; worse++) {
      expected +=
          Binomial.exactly(worse, differing, worseRate)
              * DETECTOR.step(DETECTOR.none(), worse, differing - worse, 1).value();
    }
    assertThat(expected).isLessThanOrEqualTo(1 + 1e-9);
  }

  @Property(tries = 200)
  void partsOfADifferenceAreNoMoreThanTheirExpectation(
      @ForAll @DoubleRange(min = 0.01, max = 1) double worse,
      @ForAll @DoubleRange(min = 0.01, max = 1) double better) {
    // Fair: expected difference 0.
    double chance = better / (worse + better);

    double expected =
        chance * DETECTOR.step(DETECTOR.none(), worse, 0, 1).value()
            + (1 - chance) * DETECTOR.step(DETECTOR.none(), 0, better, 1).value();

    assertThat(expected).isLessThanOrEqualTo(1 + 1e-9);
  }

  @Test
  void aWorseCheckpointIsFoundAndItsMirrorIsNot() {
    Evidence worse = DETECTOR.none();
    Evidence better = DETECTOR.none();
    for (int step = 0; step < 20; step++) {
      worse = DETECTOR.step(worse, 4, 1, 1);
      better = DETECTOR.step(better, 1, 4, 1);
    }

    assertThat(DETECTOR.isWorse(worse)).isTrue();
    assertThat(DETECTOR.isWorse(better)).isFalse();
  }

  @Test
  void trialsThatAgreeSayNothing() {
    Evidence evidence = DETECTOR.step(DETECTOR.none(), 2, 1, 1);

    assertThat(DETECTOR.step(evidence, 0, 0, 1)).isEqualTo(evidence);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DETECTOR.step(DETECTOR.none(), -1, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PairedDetector(new RegressionSettings(0.05, 0, 100, 10, 0, List.of(1.0, 2.0))));
  }
}
