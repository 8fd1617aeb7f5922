package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;

/**
 * Where things are as seen from each other: the question's words point at two things, and each
 * option gains how the first lies to the second, and how what the option names lies to the second.
 */
final class Relations {

  private static final int POINTERS = 2;
  private static final int HIDDEN = 96;
  private static final float NOTHING = 1e4f;

  private final Architecture sizes;
  private final Arithmetic arithmetic;
  private final NDArray places;

  Relations(NDManager manager, Architecture sizes, Arithmetic arithmetic) {
    this.sizes = sizes;
    this.arithmetic = arithmetic;
    this.places = manager.create(places(), new Shape(Architecture.PATCHES, 2));
  }

  void declare(List<Parameter> all) {
    int width = sizes.width();
    Layers.norm(all, "relations.norm", width);
    Layers.linear(all, "relations.pointer", width, POINTERS, Layers.unit(width));
    Layers.linear(all, "relations.between", 2, HIDDEN, 1);
    Layers.linear(all, "relations.option", 2, HIDDEN, 1);
    Layers.norm(all, "relations.words", width);
    Layers.linear(all, "relations.asked", width, HIDDEN, Layers.unit(width));
    Layers.linear(all, "relations.offered", width, HIDDEN, Layers.unit(width));
    Layers.linear(all, "relations.out", HIDDEN, width, 0.1);
  }

  /**
   * Which words of the question point at the first and the second thing, [B, 2, Q], each row a
   * distribution.
   *
   * @param question tokens in context, [B, Q, width]
   * @param present [B, Q, 1]
   */
  NDArray pointers(Weights weights, NDArray question, NDArray present) {
    NDArray absent = arithmetic.times(arithmetic.plus(present, -1), NOTHING);
    return Layers.linear(
            weights, "relations.pointer", Layers.norm(weights, "relations.norm", question))
        .add(absent)
        .softmax(1)
        .transpose(0, 2, 1);
  }

  /**
   * What each option gains from where things are.
   *
   * @param pointers [B, 2, Q]
   * @param questionScores log-odds of the question's words and patches, [B, Q, P]
   * @param optionScores the same of options, [B, O, P]
   * @param asked the question's mean token, [B, 1, width]
   * @param options their tokens, [B, O, width]
   * @return what is added to the options, [B, O, width]
   */
  NDArray forward(
      Weights weights,
      NDArray pointers,
      NDArray questionScores,
      NDArray optionScores,
      NDArray asked,
      NDArray options) {
    NDArray things = pointers.matMul(questionScores.softmax(-1).matMul(places));
    var pair = things.split(new long[] {1}, 1);
    NDArray back = arithmetic.times(pair.get(1), -1);
    NDArray between = pair.get(0).add(back);
    NDArray option = optionScores.softmax(-1).matMul(places).add(back);
    NDArray words =
        Layers.linear(
                weights, "relations.offered", Layers.norm(weights, "relations.words", options))
            .add(Layers.linear(weights, "relations.asked", asked));
    NDArray hidden =
        Activation.relu(
            words
                .add(Layers.linear(weights, "relations.option", option))
                .add(Layers.linear(weights, "relations.between", between)));
    return Layers.linear(weights, "relations.out", hidden);
  }

  /** Centres of the patches, x and y in [−1, 1], doubled so that neighbours differ clearly. */
  private static float[] places() {
    float[] xy = new float[2 * Architecture.PATCHES];
    for (int patch = 0; patch < Architecture.PATCHES; patch++) {
      int row = patch / Architecture.GRID;
      int column = patch % Architecture.GRID;
      xy[2 * patch] = 4f * column / (Architecture.GRID - 1) - 2;
      xy[2 * patch + 1] = 4f * row / (Architecture.GRID - 1) - 2;
    }
    return xy;
  }
}
