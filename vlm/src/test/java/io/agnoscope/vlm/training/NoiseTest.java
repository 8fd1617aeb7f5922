package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.vlm.Adversarial;
import io.agnoscope.vlm.Adversarial.Ascent;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final float EPSILON = 1e-3f;
  private static final Adversarial RAW = new Adversarial(1, 0.1, EPSILON, Ascent.GRADIENT, 1);

  /** PAPERS §1.10: noise .0004, gradient ±.02, α .1, ε .001. */
  @Test
  void climbsAlongTheGradientAndStaysInTheBox() {
    assertThat(climbed(4e-4f, .02f, RAW)).isEqualTo(EPSILON);
    assertThat(climbed(4e-4f, -.02f, RAW)).isEqualTo(-EPSILON);
    assertThat(climbed(4e-4f, .002f, RAW)).isCloseTo(6e-4f, Offset.offset(1e-9f));
  }

  @Test
  void aStepAlongTheSignIsAsLongForAnyGradient() {
    Adversarial sign = new Adversarial(1, 1e-4, EPSILON, Ascent.SIGN, 1);

    assertThat(climbed(4e-4f, 1e-12f, sign)).isCloseTo(5e-4f, Offset.offset(1e-9f));
    assertThat(climbed(4e-4f, -3, sign)).isCloseTo(3e-4f, Offset.offset(1e-9f));
    assertThat(climbed(4e-4f, 0, sign)).isEqualTo(4e-4f);
  }

  @Test
  void whatMayNotMoveStaysBitForBit() {
    Noise noise = new Noise(new boolean[] {false, true}, 3, EPSILON, Randomness.of(1));
    noise.climb(new float[] {5, -5, Float.NaN, 5, -5, 0}, RAW);

    for (float embedding : new float[] {0f, -0f, 1.5f, Float.MIN_VALUE}) {
      for (int i = 0; i < 3; i++) {
        assertThat(Float.floatToRawIntBits(embedding + noise.values()[i]))
            .isEqualTo(Float.floatToRawIntBits(embedding));
      }
    }
    assertThat(noise.values()[3]).isEqualTo(EPSILON);
    assertThat(noise.values()[4]).isEqualTo(-EPSILON);
  }

  @Test
  void startsUniformInTheBox() {
    Noise noise = new Noise(allMove(10_000), 1, EPSILON, Randomness.of(1));
    double variance = 0;
    for (float value : noise.values()) {
      assertThat(value).isBetween(-EPSILON, EPSILON);
      variance += value * value / noise.values().length;
    }
    assertThat(variance).isCloseTo(EPSILON * EPSILON / 3, Offset.offset(EPSILON * EPSILON / 50.0));
  }

  @Test
  void saysHowFarStepsGoBesideTheBox() {
    Noise noise = new Noise(new boolean[] {true, false}, 2, EPSILON, Randomness.of(1));
    noise.climb(new float[] {.002f, -.004f, 9, 9}, RAW);

    assertThat(noise.climbed() / noise.steps()).isCloseTo(.3, Offset.offset(1e-6));
  }

  private static float climbed(float start, float gradient, Adversarial settings) {
    Noise noise = new Noise(allMove(1), 1, EPSILON, Randomness.of(1));
    noise.values()[0] = start;
    noise.climb(new float[] {gradient}, settings);
    return noise.values()[0];
  }

  private static boolean[] allMove(int tokens) {
    boolean[] moves = new boolean[tokens];
    Arrays.fill(moves, true);
    return moves;
  }
}
