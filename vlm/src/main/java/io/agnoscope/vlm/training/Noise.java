package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.vlm.Adversarial;
import io.agnoscope.vlm.Adversarial.Ascent;
import java.util.Arrays;

/**
 * Bounded noise on the tokens of a batch, as a plain array outside of any engine (PAPERS §1.5): it
 * starts uniform in (−ε, ε) and climbs by projected gradient ascent, {@code noise ← clamp(noise +
 * α·gradient, −ε, ε)}.
 */
final class Noise {

  /** What leaves any float as it is, bit for bit, when added; +0 would turn −0 into +0. */
  private static final float NOTHING = -0f;

  private final boolean[] moves;
  private final int width;
  private final float[] values;
  private double climbed;
  private long steps;

  /**
   * Noise that starts uniform.
   *
   * @param moves whether each token may move
   * @param width entries of a token
   */
  Noise(boolean[] moves, int width, double epsilon, Randomness randomness) {
    this.moves = moves;
    this.width = width;
    this.values = new float[moves.length * width];
    Arrays.fill(values, NOTHING);
    for (int i = 0; i < values.length; i++) {
      if (moves[i / width]) {
        values[i] = (float) randomness.nextDouble(-epsilon, epsilon);
      }
    }
  }

  /** Token after token; what is added to those that may not move leaves them bit for bit. */
  float[] values() {
    return values;
  }

  /** One step of ascent along the gradient of the loss with respect to the values. */
  void climb(float[] gradient, Adversarial settings) {
    float epsilon = (float) settings.epsilon();
    for (int i = 0; i < values.length; i++) {
      if (moves[i / width]) {
        float along = settings.ascent() == Ascent.SIGN ? Math.signum(gradient[i]) : gradient[i];
        float by = (float) settings.alpha() * along;
        values[i] = Math.clamp(values[i] + by, -epsilon, epsilon);
        climbed += Math.abs(by) / epsilon;
        steps++;
      }
    }
  }

  /** Sum of |α·gradient|/ε over entries and steps. */
  double climbed() {
    return climbed;
  }

  /** How many addends {@link #climbed} has. */
  long steps() {
    return steps;
  }
}
