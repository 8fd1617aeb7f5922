package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;

/**
 * One pre-norm transformer layer (Xiong et al., arXiv 2002.04745): text tokens ask, text and image
 * tokens are asked. Image tokens stay as they are.
 */
final class Attention {

  private static final double SMALL = 0.05;

  private final Architecture sizes;
  private final Arithmetic arithmetic;
  private final String name;

  Attention(Architecture sizes, Arithmetic arithmetic, String name) {
    this.sizes = sizes;
    this.arithmetic = arithmetic;
    this.name = name;
  }

  void declare(List<Parameter> all) {
    int width = sizes.width();
    Layers.norm(all, name + ".norm1", width);
    Layers.linear(all, name + ".query", width, width, Layers.unit(width));
    Layers.linear(all, name + ".key", width, width, Layers.unit(width));
    Layers.linear(all, name + ".value", width, width, Layers.unit(width));
    Layers.linear(all, name + ".out", width, width, SMALL);
    Layers.norm(all, name + ".norm2", width);
    Layers.linear(all, name + ".hidden", width, sizes.feedForward(), Layers.he(width));
    Layers.linear(all, name + ".output", sizes.feedForward(), width, SMALL);
  }

  /**
   * What the text and option tokens become.
   *
   * @param x text and option tokens [B, T, width]
   * @param image tokens of the different images [D, P, width]
   */
  NDArray forward(Weights weights, NDArray x, NDArray image, Inputs inputs) {
    return Passing.result(() -> {
      NDArray normed = Layers.norm(weights, name + ".norm1", x);
      return attended(weights, x, normed, normed, image, inputs);
    });
  }

  /** What the option tokens become, [B, O, width]: nobody reads the others after the last layer. */
  NDArray options(Weights weights, NDArray x, NDArray image, Inputs inputs) {
    Layout layout = inputs.layout();
    return Passing.result(() -> {
      NDArray normed = Layers.norm(weights, name + ".norm1", x);
      NDArray asking = layout.optionsOf(normed);
      return attended(weights, layout.optionsOf(x), asking, normed, image, inputs);
    });
  }

  private NDArray attended(
      Weights weights, NDArray x, NDArray asking, NDArray text, NDArray image, Inputs inputs) {
    NDArray query = query(weights, asking);
    NDList asked = asked(weights, text, image, inputs).split(new long[] {1}, 0);
    NDArray key = asked.get(0).squeeze(0);
    NDArray value = asked.get(1).squeeze(0);
    NDArray shares = Passing.result(() -> scores(query, key, inputs).softmax(-1));
    NDArray mixed = shares.matMul(value).transpose(0, 2, 1, 3).reshape(x.getShape());
    NDArray y = x.add(Layers.linear(weights, name + ".out", mixed));
    NDArray hidden =
        Activation.relu(
            Layers.linear(weights, name + ".hidden", Layers.norm(weights, name + ".norm2", y)));
    return y.add(Layers.linear(weights, name + ".output", hidden));
  }

  private static NDArray scores(NDArray query, NDArray key, Inputs inputs) {
    NDArray products = query.matMul(key.transpose(0, 1, 3, 2));
    return products.addi(inputs.attentionMask()); // nothing else reads the products
  }

  /**
   * Queries divided by √d, [B, heads, T, d]: their map is, since its weights are fewer than they.
   */
  private NDArray query(Weights weights, NDArray asking) {
    float scale = (float) (1 / Math.sqrt(headWidth()));
    NDArray weight = arithmetic.times(weights.get(name + ".query.weight"), scale);
    NDArray bias = arithmetic.times(weights.get(name + ".query.bias"), scale);
    return heads(Layers.linear(beside(asking, weight), beside(asking, bias), asking), 1).squeeze(0);
  }

  /**
   * Keys and values of text and image tokens, [2, B, heads, T + P, d], by one map: those of an
   * image are the same for all its rows. Each lies in memory as products of matrices read it.
   */
  private NDArray asked(Weights weights, NDArray text, NDArray image, Inputs inputs) {
    NDArray weight = both(weights, ".weight", text);
    NDArray bias = both(weights, ".bias", text);
    NDArray ofText = Layers.linear(weight, bias, text);
    NDArray ofImage = inputs.imageOf().each(Layers.linear(weight, bias, image));
    return NDArrays.concat(new NDList(heads(ofText, 2), heads(ofImage, 2)), 3);
  }

  private NDArray both(Weights weights, String part, NDArray text) {
    return beside(
        text,
        NDArrays.concat(
            new NDList(weights.get(name + ".key" + part), weights.get(name + ".value" + part))));
  }

  /** In the tokens' manager: what is made of weights would else stay as long as they do. */
  private static NDArray beside(NDArray tokens, NDArray madeOfWeights) {
    madeOfWeights.attach(tokens.getManager());
    return madeOfWeights;
  }

  /** [B, T, kinds · width] to [kinds, B, heads, T, d]. */
  private NDArray heads(NDArray x, int kinds) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), kinds, sizes.heads(), headWidth())
        .transpose(2, 0, 3, 1, 4);
  }

  private int headWidth() {
    return sizes.width() / sizes.heads();
  }
}
