package io.agnoscope.trainer.domain.batch;

/**
 * Trials in one batch. The paper mixes image-heavy : text-heavy : multimodal as 2:2:4, the first
 * two with their perturbed Views, the last without those that would change what decides the answer
 * (PAPERS §1.7). Here freshly drawn probes take the places of the last, but for multimodal hard
 * examples: questions asked plainly, which guard against forgetting.
 *
 * @param imageHeavy Trials that an image decides, with perturbed Views
 * @param textHeavy Trials that text decides, with perturbed Views
 * @param ordinary Trials that are asked plainly, as many as the others together or more
 * @param hintShare in [0, 1]: how many of the ordinary probes carry a truthful hint beside the
 *     clean View. Beside the misleading Views of the other half they keep true text worth reading,
 *     or the model would learn "never what the text names"
 * @param hardShare in [0, 1]: how many of each kind are hard examples, while there are any; the
 *     others are freshly drawn probes, so that few examples are not learned by heart. Never more
 *     than half of a batch is hard examples, whatever this is
 * @param viewsPerTrial perturbed Views drawn from each Trial that has them
 */
public record BatchShape(
    int imageHeavy,
    int textHeavy,
    int ordinary,
    double hintShare,
    double hardShare,
    int viewsPerTrial) {

  public BatchShape {
    if (imageHeavy < 0 || textHeavy < 0 || imageHeavy + textHeavy < 1 || viewsPerTrial < 1) {
      throw new IllegalArgumentException("a batch needs perturbed Trials and Views of them");
    }
    if (ordinary < imageHeavy + textHeavy) {
      throw new IllegalArgumentException("at least half of a batch is asked plainly");
    }
    if (!(hardShare >= 0 && hardShare <= 1 && hintShare >= 0 && hintShare <= 1)) {
      throw new IllegalArgumentException("shares lie in [0, 1]");
    }
  }

  /** Trials in all. */
  public int trials() {
    return imageHeavy + textHeavy + ordinary;
  }
}
