package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.List;

/**
 * Where in the picture is what a word names: every text token scores every patch, and what is found
 * there, and how many there are, is added to the token.
 */
final class Grounding {

  private static final double SMALL = 0.02;
  private static final int COUNTS = 7;
  private static final int MATCHES = 2;
  private static final float BIAS = -4;

  private final Architecture sizes;
  private final Arithmetic arithmetic;
  private final NDArray centres;

  Grounding(NDManager manager, Architecture sizes, Arithmetic arithmetic) {
    this.sizes = sizes;
    this.arithmetic = arithmetic;
    this.centres = manager.create(new float[] {0, 1, 2, 3, 4, 5, 6});
  }

  void declare(List<Parameter> all) {
    int width = sizes.width();
    Layers.linear(all, "grounding.query", width, width, Layers.unit(width));
    Layers.linear(all, "grounding.key", width, width, Layers.unit(width));
    Layers.linear(all, "grounding.found", 2 * width, width, SMALL);
    Layers.linear(all, "grounding.count", COUNTS, width, SMALL);
    Layers.linear(all, "grounding.match", MATCHES, width, 0.1);
    Layers.linear(all, "grounding.referent", width, width, 0.05);
  }

  /**
   * How well each patch fits each token, as log-odds: 2 q·k/√d − 4, [B, T, P].
   *
   * @param tokens of the different texts [U, T, width], without positions
   * @param image tokens of the different images [D, P, width], without places
   */
  NDArray scores(Weights weights, NDArray tokens, NDArray image, Inputs inputs) {
    return Passing.result(() -> logOdds(weights, tokens, image, inputs));
  }

  private NDArray logOdds(Weights weights, NDArray tokens, NDArray image, Inputs inputs) {
    float scale = (float) (2 / Math.sqrt(sizes.width()));
    NDArray query = arithmetic.times(Layers.linear(weights, "grounding.query", tokens), scale);
    NDArray key = Layers.linear(weights, "grounding.key", image);
    return arithmetic.plus(
        inputs.textOf().each(query).matMul(inputs.imageOf().each(key).transpose(0, 2, 1)), BIAS);
  }

  /** The tokens with what the scores found in the placed image. */
  NDArray apply(Weights weights, NDArray tokens, NDArray scores, NDArray placed) {
    return Passing.result(() -> grounded(weights, tokens, scores, placed));
  }

  private NDArray grounded(Weights weights, NDArray tokens, NDArray scores, NDArray placed) {
    NDArray fits = Activation.sigmoid(scores);
    NDArray best = scores.softmax(-1).matMul(placed);
    NDArray all = fits.matMul(placed);
    NDArray found =
        Layers.linear(weights, "grounding.found", NDArrays.concat(new NDList(best, all), -1));
    NDArray counted =
        Layers.linear(weights, "grounding.count", radial(fits.sum(new int[] {2}, true)));
    return tokens.add(found).add(counted);
  }

  /**
   * What each option gains from how well it describes what the question refers to, [B, O, width].
   *
   * @param fitting log-probability of each patch to be what the question refers to, [B, 1, P]
   * @param optionScores log-odds of each option and patch, [B, O, P]
   */
  NDArray match(Weights weights, NDArray fitting, NDArray optionScores, NDArray placed) {
    return Passing.result(() -> matching(weights, fitting, optionScores, placed));
  }

  private NDArray matching(Weights weights, NDArray fitting, NDArray optionScores, NDArray placed) {
    NDArray share = fitting.softmax(-1);
    NDArray fit = optionScores.mul(share).sum(new int[] {2}, true);
    NDArray features =
        NDArrays.concat(new NDList(arithmetic.times(fit, 0.25f), Activation.sigmoid(fit)), -1);
    NDArray referent = Layers.linear(weights, "grounding.referent", share.matMul(placed));
    return Layers.linear(weights, "grounding.match", features).add(referent);
  }

  /** Nearness of a count to 0 to 6: [..., 1] to [..., 7]. */
  private NDArray radial(NDArray count) {
    return arithmetic.bump(count.sub(centres), 0.5f);
  }
}
