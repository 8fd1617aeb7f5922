package io.agnoscope.vlm;

/**
 * Settings of fine-tuning.
 *
 * @param learningRate peak of AdamW's rate
 * @param warmUpSteps steps of linear warm-up
 * @param totalSteps steps after which the rate has fallen to a tenth along a cosine, and stays; for
 *     callers who do not say how far they are
 * @param perturbedWeight weight of cross-entropy on perturbed prompts beside 1 for clean ones
 * @param anchor weight of JS(parent on the clean prompt ‖ current): guards against forgetting
 * @param grounding weight of what probes teach about where words are seen, 0 to 1
 * @param consistency of perturbed with clean answers
 * @param adversarial perturbation of embeddings
 * @param seed what random draws derive from, with the step
 */
public record FineTuning(
    double learningRate,
    int warmUpSteps,
    int totalSteps,
    double perturbedWeight,
    double anchor,
    double grounding,
    Consistency consistency,
    Adversarial adversarial,
    long seed) {

  private static final double FLOOR = 0.1;

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException that names the setting
   */
  public FineTuning {
    check("learningRate", learningRate > 0 && learningRate <= 0.1);
    check("warmUpSteps", warmUpSteps >= 0);
    check("totalSteps", totalSteps >= 1);
    check("perturbedWeight", perturbedWeight >= 0);
    check("anchor", anchor >= 0);
    check("grounding", grounding >= 0);
  }

  /** The whole objective. The trainer leaves the adversarial part out unless told otherwise. */
  public static FineTuning standard() {
    return new FineTuning(
        5e-4, 20, 600, 1, 1, 1, Consistency.standard(), Adversarial.standard(), 1);
  }

  /** The same with another consistency term. */
  public FineTuning with(Consistency other) {
    return new FineTuning(
        learningRate,
        warmUpSteps,
        totalSteps,
        perturbedWeight,
        anchor,
        grounding,
        other,
        adversarial,
        seed);
  }

  /** The same with another adversarial part. */
  public FineTuning with(Adversarial other) {
    return new FineTuning(
        learningRate,
        warmUpSteps,
        totalSteps,
        perturbedWeight,
        anchor,
        grounding,
        consistency,
        other,
        seed);
  }

  /**
   * The rate at a step.
   *
   * @param step counted from 0
   * @param progress share of the run that is done, in [0, 1]
   */
  public float rateAt(long step, double progress) {
    double warm = warmUpSteps == 0 ? 1 : Math.min(1, (step + 1.0) / warmUpSteps);
    double cosine = 0.5 * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1)));
    return (float) (learningRate * warm * (FLOOR + (1 - FLOOR) * cosine));
  }

  static void check(String name, boolean ok) {
    if (!ok) {
      throw new IllegalArgumentException(name + " is out of range");
    }
  }
}
