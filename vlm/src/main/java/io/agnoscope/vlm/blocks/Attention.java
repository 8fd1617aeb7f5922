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
   * @param x text tokens [B, T, width]
   * @param image image tokens [B, P, width]
   * @param mask added to the scores, [B, 1, 1, T + P]
   */
  NDArray forward(Weights weights, NDArray x, NDArray image, NDArray mask) {
    NDArray asking = Layers.norm(weights, name + ".norm1", x);
    NDArray asked = NDArrays.concat(new NDList(asking, image), 1);
    NDArray query = heads(Layers.linear(weights, name + ".query", asking));
    NDArray key = heads(Layers.linear(weights, name + ".key", asked));
    NDArray value = heads(Layers.linear(weights, name + ".value", asked));
    float scale = (float) (1 / Math.sqrt((double) sizes.width() / sizes.heads()));
    NDArray scores = arithmetic.times(query, scale).matMul(key.transpose(0, 1, 3, 2)).add(mask);
    NDArray mixed = scores.softmax(-1).matMul(value).transpose(0, 2, 1, 3).reshape(x.getShape());
    NDArray y = x.add(Layers.linear(weights, name + ".out", mixed));
    NDArray hidden =
        Activation.relu(
            Layers.linear(weights, name + ".hidden", Layers.norm(weights, name + ".norm2", y)));
    return y.add(Layers.linear(weights, name + ".output", hidden));
  }

  private NDArray heads(NDArray x) {
    long batch = x.getShape().get(0);
    long length = x.getShape().get(1);
    int each = sizes.width() / sizes.heads();
    return x.reshape(batch, length, sizes.heads(), each).transpose(0, 2, 1, 3);
  }
}
