package io.agnoscope.vlm;

/**
 * How the embeddings of the modality that should not matter are moved against the model: projected
 * gradient ascent on the cross-entropy, from uniform noise, inside a box (PAPERS §1.5; reading 5 of
 * its table 1.10).
 *
 * @param steps of ascent; 0 turns it off
 * @param alpha step size: noise moves by alpha times the gradient, or times its sign
 * @param epsilon bound on each entry of the noise; a token's entries are about 1 in size
 * @param ascent what a step follows
 * @param weight of the cross-entropy on moved copies, 1 in the paper; with 0 they are in the
 *     consistency term only
 */
public record Adversarial(int steps, double alpha, double epsilon, Ascent ascent, double weight) {

  /** What a step follows. */
  public enum Ascent {
    /** The gradient as it is, as the paper's code does. */
    GRADIENT,
    /** Its sign: every entry moves by alpha, however small the gradient is. */
    SIGN
  }

  private static final int MOST_STEPS = 20;

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException that names the setting
   */
  public Adversarial {
    FineTuning.check("adversarial.steps", steps >= 0 && steps <= MOST_STEPS);
    FineTuning.check("adversarial.alpha", alpha >= 0 && Double.isFinite(alpha));
    FineTuning.check("adversarial.epsilon", epsilon > 0 && epsilon <= 10);
    FineTuning.check("adversarial.weight", weight >= 0);
  }

  /** One step along the sign, half the box. */
  public static Adversarial standard() {
    return new Adversarial(1, 0.05, 0.1, Ascent.SIGN, 1);
  }

  /** No moved copies. */
  public static Adversarial none() {
    return new Adversarial(0, 0.05, 0.1, Ascent.SIGN, 1);
  }

  /** Whether there are moved copies. */
  public boolean on() {
    return steps > 0;
  }
}
