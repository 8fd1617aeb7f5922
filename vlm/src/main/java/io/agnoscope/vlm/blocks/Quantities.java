package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.List;

/**
 * Compares the value of each option with what the text adds up to and with how many objects fit the
 * whole question.
 *
 * <p>Sums are Σ sᵢvᵢ over the numerals of the text with learned signs sᵢ = tanh(w·hᵢ), so that they
 * hold for numbers never seen. The objects that fit the question are those that fit each of its
 * naming words: a product of probabilities with learned exponents.
 */
final class Quantities {

  private static final int SUMS = 2;
  private static final int ESTIMATES = SUMS + 1;
  private static final int NEARNESS = 3;
  private static final int ROLES = 32;
  private static final double SMALL = 0.02;

  private final Architecture sizes;
  private final Arithmetic arithmetic;

  Quantities(Architecture sizes, Arithmetic arithmetic) {
    this.sizes = sizes;
    this.arithmetic = arithmetic;
  }

  void declare(List<Parameter> all) {
    int width = sizes.width();
    Layers.linear(all, "quantities.naming", width, 1, SMALL);
    Layers.norm(all, "quantities.norm", width);
    Layers.linear(all, "quantities.role", width, ROLES, Layers.he(width));
    all.add(
        new Parameter(
            "quantities.sign.weight",
            List.of(SUMS, ROLES),
            new Parameter.Initial.Normal(0.1),
            true));
    all.add(
        new Parameter(
            "quantities.sign.bias", List.of(SUMS), new Parameter.Initial.Constant(0.5), false));
    Layers.linear(all, "quantities.gate", width, ESTIMATES, SMALL);
    Layers.linear(all, "quantities.near", ESTIMATES * NEARNESS, width, 0.1);
  }

  /**
   * Log-probability of each patch to fit the whole question, [B, 1, P].
   *
   * @param question tokens of the question, in context, [B, Q, width]
   * @param scores their log-odds, [B, Q, P]
   * @param present [B, Q, 1]
   */
  NDArray fitting(Weights weights, NDArray question, NDArray scores, NDArray present) {
    return Passing.result(() -> {
      NDArray naming = Layers.linear(weights, "quantities.naming", question);
      NDArray exponents = Activation.sigmoid(naming).mul(present);
      NDArray misfit = arithmetic.softPlus(arithmetic.times(scores, -1));
      return arithmetic.times(exponents.transpose(0, 2, 1).matMul(misfit), -1);
    });
  }

  /** With which sign each word's value counts, [B, T, 2], from tokens in context. */
  NDArray signs(Weights weights, NDArray text) {
    return Passing.result(() -> {
      NDArray normed = Layers.norm(weights, "quantities.norm", text);
      NDArray roles = Activation.relu(Layers.linear(weights, "quantities.role", normed));
      return arithmetic.times(Layers.linear(weights, "quantities.sign", roles), 2).tanh();
    });
  }

  /** What the nearness of options to the estimates adds to their tokens, [B, O, width]. */
  NDArray compare(Weights weights, NDArray sums, NDArray fitting, NDArray question, Inputs inputs) {
    NDArray count = fitting.exp().sum(new int[] {2}, true);
    NDArray estimates = NDArrays.concat(new NDList(sums, count), -1);
    NDArray gate = Activation.sigmoid(Layers.linear(weights, "quantities.gate", question));
    NDArray distance = inputs.optionValues().sub(estimates);
    NDArray far = arithmetic.times(arithmetic.plus(distance.abs(), 1).log(), -0.5f);
    NDArray near =
        NDArrays.concat(
            new NDList(
                arithmetic.bump(distance, 0.4f).mul(gate),
                arithmetic.bump(distance, 2f).mul(gate),
                far.mul(gate)),
            -1);
    return Layers.linear(weights, "quantities.near", near.mul(inputs.optionNumeral()));
  }
}
