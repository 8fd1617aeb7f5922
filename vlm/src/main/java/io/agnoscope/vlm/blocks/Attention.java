package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
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
    NDArray query = heads(Layers.linear(weights, name + ".query", asking));
    NDArray key = asked(weights, ".key", text, image, inputs);
    NDArray shares = Passing.result(() -> scores(query, key, inputs).softmax(-1));
    NDArray value = asked(weights, ".value", text, image, inputs);
    NDArray mixed = shares.matMul(value).transpose(0, 2, 1, 3).reshape(x.getShape());
    NDArray y = x.add(Layers.linear(weights, name + ".out", mixed));
    NDArray hidden =
        Activation.relu(
            Layers.linear(weights, name + ".hidden", Layers.norm(weights, name + ".norm2", y)));
    return y.add(Layers.linear(weights, name + ".output", hidden));
  }

  private NDArray scores(NDArray query, NDArray key, Inputs inputs) {
    float scale = (float) (1 / Math.sqrt((double) sizes.width() / sizes.heads()));
    NDArray products = arithmetic.times(query, scale).matMul(key.transpose(0, 1, 3, 2));
    return products.add(inputs.attentionMask());
  }

  /** Keys or values of text and image tokens; those of an image are the same for all its rows. */
  private NDArray asked(Weights weights, String part, NDArray text, NDArray image, Inputs inputs) {
    NDArray ofText = Layers.linear(weights, name + part, text);
    NDArray ofImage = inputs.imageOf().each(Layers.linear(weights, name + part, image));
    return heads(NDArrays.concat(new NDList(ofText, ofImage), 1));
  }

  private NDArray heads(NDArray x) {
    long batch = x.getShape().get(0);
    long length = x.getShape().get(1);
    int each = sizes.width() / sizes.heads();
    return x.reshape(batch, length, sizes.heads(), each).transpose(0, 2, 1, 3);
  }
}
