package io.agnoscope.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class JensenShannonTest {
  @Test
  void goldenVectorOfADecisionThatFlips() {
    double divergence = JensenShannon.nats(softmax(2, 0, 0, -1), softmax(0, 2, 0, -1));

    assertThat(divergence).isCloseTo(0.281855, within(5e-7));
  }

  @Test
  void goldenVectorOfAShiftWithoutAFlip() {
    double divergence = JensenShannon.nats(softmax(1, 0, -1), softmax(0.5, 0.25, -1));

    assertThat(divergence).isCloseTo(0.014772, within(5e-7));
  }

  @Test
  void certaintiesThatContradictAreLnTwoApart() {
    double divergence = JensenShannon.nats(new double[] {1, 0}, new double[] {0, 1});

    assertThat(divergence).isCloseTo(Math.log(2), within(1e-15));
  }

  @Property(tries = 300)
  void isSymmetricBoundedAndNothingOfItself(
      @ForAll @Size(4) List<@DoubleRange(min = -20, max = 20) Double> p,
      @ForAll @Size(4) List<@DoubleRange(min = -20, max = 20) Double> q) {
    double[] first = softmax(p.stream().mapToDouble(Double::doubleValue).toArray());
    double[] second = softmax(q.stream().mapToDouble(Double::doubleValue).toArray());

    double divergence = JensenShannon.nats(first, second);

    assertThat(divergence).isBetween(0.0, Math.log(2));
    assertThat(JensenShannon.nats(second, first)).isCloseTo(divergence, within(1e-15));
    assertThat(JensenShannon.nats(first, first)).isZero();
  }

  @Test
  void distributionsOverDifferentOptionsAreRefused() {
    assertThatThrownBy(() -> JensenShannon.nats(new double[] {1}, new double[] {0.5, 0.5}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] softmax(double... logits) {
    double[] weights = Arrays.stream(logits).map(Math::exp).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
