package io.agnoscope.vlm;

/**
 * How answers to perturbed prompts are drawn towards the answer to the clean one, which is
 * detached: no gradient flows into it (PAPERS §1.6; readings 2 to 4 of its table 1.10).
 *
 * @param divergence of the perturbed answer q from the clean one p
 * @param reduction of all pairs of a batch to one number
 * @param weight λ, at least 0; 0 leaves the term out of the objective
 */
public record Consistency(Divergence divergence, Reduction reduction, double weight) {

  /** Of distributions over the same options, in nats but for the last. */
  public enum Divergence {
    /** ½ KL(p‖m) + ½ KL(q‖m) with m = (p + q)/2: the textbook form. */
    JENSEN_SHANNON,
    /** KL(q‖p), the paper's direction. */
    KULLBACK_LEIBLER,
    /** KL(p‖q). */
    REVERSE_KULLBACK_LEIBLER,
    /** ½ KL(m‖p) + ½ KL(m‖q): the reference repository's form, roles reversed. */
    REPOSITORY_JENSEN_SHANNON,
    /**
     * Mean squared difference of the options' logits, each row's mean over its options taken off.
     * The repository compares last hidden states; an option's logit is a linear map of its own.
     */
    SQUARED_ERROR
  }

  /** From pairs to one number. */
  public enum Reduction {
    /** Mean over an item's pairs, then over the items that have any. */
    MEAN,
    /**
     * As the repository does: sum over an item's pairs, divided by all items, those without pairs
     * included; of its own form of Jensen-Shannon the second half is a mean over the pairs.
     */
    REPOSITORY_SUM
  }

  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException when it is negative or no number
   */
  public Consistency {
    FineTuning.check("consistency.weight", weight >= 0);
  }

  /** The textbook form with the mean, twice as much as cross-entropy. */
  public static Consistency standard() {
    return new Consistency(Divergence.JENSEN_SHANNON, Reduction.MEAN, 2);
  }

  /** Not part of the objective; still measured. */
  public static Consistency none() {
    return new Consistency(Divergence.JENSEN_SHANNON, Reduction.MEAN, 0);
  }
}
