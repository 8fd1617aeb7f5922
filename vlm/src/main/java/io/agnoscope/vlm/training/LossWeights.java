package io.agnoscope.vlm.training;

/**
 * How much each lesson counts beside the task's cross-entropy.
 *
 * @param grounding of words in patches
 * @param fitting of the objects that a question refers to
 * @param patches classes of image patches
 * @param signs with which numerals count
 * @param pointers to the two things that a question relates
 */
public record LossWeights(
    float grounding, float fitting, float patches, float signs, float pointers) {

  /** The weights that the first checkpoint was trained with. */
  public static LossWeights standard() {
    return new LossWeights(0.2f, 0.2f, 0.5f, 0.5f, 0.3f);
  }
}
