package io.agnoscope.trainer.domain.batch;

/**
 * Trials in one batch. The paper mixes image-heavy : text-heavy : VQA as 2:2:4, the first two with
 * their perturbed Views, the last without any (PAPERS §1.7). Here the ordinary probes take the
 * place of VQA: questions asked plainly, which guard against forgetting and fill at least half of
 * the batch. The perturbed half leans to images, since six families of questions are about images
 * and three are text.
 *
 * @param imageHeavy Trials about an image, with perturbed Views
 * @param textHeavy Trials about text, with perturbed Views
 * @param ordinary freshly drawn probes that are not perturbed
 * @param hintShare in [0, 1]: how many of the ordinary probes carry a truthful hint beside the
 *     clean View. Beside the misleading Views of the other half they keep true text worth reading,
 *     or the model would learn "never what the text names"
 * @param hardShare in [0, 1]: how many of the perturbed Trials are hard examples, while there are
 *     any; the others are freshly drawn probes, so that few examples are not learned by heart
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
      throw new IllegalArgumentException("at least half of a batch is ordinary probes");
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
