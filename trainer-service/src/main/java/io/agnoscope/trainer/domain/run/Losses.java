package io.agnoscope.trainer.domain.run;

import java.util.Map;

/**
 * A step's losses in nats, each a mean.
 *
 * @param supervised cross-entropy on clean and perturbed Views
 * @param adversarial the same on copies whose embeddings were moved against the model
 * @param consistency divergence of perturbed and moved answers from clean ones
 * @param anchor divergence of clean answers from the parent's
 * @param total the objective
 */
public record Losses(
    double supervised, double adversarial, double consistency, double anchor, double total) {

  /** Each by its name. */
  public Map<String, Double> parts() {
    return Map.of(
        "supervised", supervised,
        "adversarial", adversarial,
        "consistency", consistency,
        "anchor", anchor,
        "total", total);
  }

  /** Whether all are numbers: anything else means that the weights are lost. */
  public boolean finite() {
    return Double.isFinite(supervised)
        && Double.isFinite(adversarial)
        && Double.isFinite(consistency)
        && Double.isFinite(anchor)
        && Double.isFinite(total);
  }

  /** Moving average: this weighs 1 − share, the next {@code share}. */
  public Losses towards(Losses next, double share) {
    return new Losses(
        mix(supervised, next.supervised, share),
        mix(adversarial, next.adversarial, share),
        mix(consistency, next.consistency, share),
        mix(anchor, next.anchor, share),
        mix(total, next.total, share));
  }

  private static double mix(double old, double fresh, double share) {
    return (1 - share) * old + share * fresh;
  }
}
