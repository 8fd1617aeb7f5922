package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.List;

/** Linear maps and layer normalisation with weights by name. */
public final class Layers {

  private static final float EPSILON = 1e-5f;

  /**
   * The engine convolves with oneDNN, which uses what each processor can do, and multiplies with
   * MKL, which holds back on those that are not Intel's: on an AMD EPYC with AVX-512 the same sums
   * took 0.6 of the time, but for small arrays. Below so many rows it does not ask oneDNN.
   */
  private static final int ROWS_OF_CONVOLUTION = 16;

  private static final long PRODUCTS_OF_CONVOLUTION = 8_000_000;

  private Layers() {}

  /** Declares a linear map with bias. */
  static void linear(List<Parameter> all, String name, int in, int out, double deviation) {
    all.add(
        new Parameter(
            name + ".weight", List.of(out, in), new Parameter.Initial.Normal(deviation), true));
    all.add(new Parameter(name + ".bias", List.of(out), new Parameter.Initial.Constant(0), false));
  }

  /** Declares a layer normalisation over the last dimension. */
  static void norm(List<Parameter> all, String name, int width) {
    all.add(
        new Parameter(name + ".scale", List.of(width), new Parameter.Initial.Constant(1), false));
    all.add(
        new Parameter(name + ".shift", List.of(width), new Parameter.Initial.Constant(0), false));
  }

  /** [..., in] to [..., out] by the weights of that name. */
  static NDArray linear(Weights weights, String name, NDArray x) {
    return linear(weights.get(name + ".weight"), weights.get(name + ".bias"), x);
  }

  /** [..., in] to [..., out]. */
  static NDArray linear(NDArray weight, NDArray bias, NDArray x) {
    return Passing.result(() ->
        isLarge(x.getShape(), weight.getShape())
            ? convolved(x, weight, bias)
            : multiplied(x, weight, bias));
  }

  private static boolean isLarge(Shape x, Shape weight) {
    return x.dimension() == 3
        && x.get(0) >= ROWS_OF_CONVOLUTION
        && x.size() * weight.get(0) >= PRODUCTS_OF_CONVOLUTION;
  }

  /** As one matrix, to which the engine adds the bias in the same pass. */
  private static NDArray multiplied(NDArray x, NDArray weight, NDArray bias) {
    Shape shape = x.getShape();
    return Linear.linear(x.reshape(-1, shape.tail()), weight, bias)
        .singletonOrThrow()
        .reshape(shape.slice(0, shape.dimension() - 1).add(weight.getShape().get(0)));
  }

  /**
   * As a convolution of width 1 over the tokens, [B, T, in] being pictures of one row of pixels
   * whose channels lie side by side: nothing is moved in memory.
   */
  private static NDArray convolved(NDArray x, NDArray weight, NDArray bias) {
    Shape shape = weight.getShape();
    NDArray pixels = fewAndLong(x).transpose(0, 2, 1).expandDims(2);
    return pixels
        .getNDArrayInternal()
        .convolution(
            pixels,
            weight.reshape(shape.get(0), shape.get(1), 1, 1),
            bias,
            new Shape(1, 1),
            new Shape(0, 0),
            new Shape(1, 1),
            1)
        .singletonOrThrow()
        .squeeze(2)
        .transpose(0, 2, 1)
        .reshape(x.getShape().slice(0, 2).add(shape.get(0)));
  }

  /**
   * The same tokens in as few rows as they can be shared out to evenly and oneDNN is asked for: it
   * cuts each row into blocks, of which fewer then are not full, and a fifth of its time is saved.
   */
  private static NDArray fewAndLong(NDArray x) {
    Shape shape = x.getShape();
    long tokens = shape.get(0) * shape.get(1);
    long rows = ROWS_OF_CONVOLUTION;
    while (tokens % rows != 0) {
      rows++;
    }
    return x.reshape(rows, tokens / rows, shape.tail());
  }

  /** Normalises the last dimension only. */
  static NDArray norm(Weights weights, String name, NDArray x) {
    Shape last = new Shape(x.getShape().tail());
    return LayerNorm.layerNorm(
            x, last, weights.get(name + ".scale"), weights.get(name + ".shift"), EPSILON)
        .singletonOrThrow();
  }

  /** The deviation that keeps the scale of a ReLU layer (He et al., arXiv 1502.01852, eq. 10). */
  static double he(int in) {
    return Math.sqrt(2.0 / in);
  }

  /** The deviation that keeps the scale of a linear layer. */
  static double unit(int in) {
    return Math.sqrt(1.0 / in);
  }
}
