package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.List;

/** Linear maps and layer normalisation with weights by name. */
public final class Layers {

  private static final float EPSILON = 1e-5f;

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

  /** [..., in] to [..., out]: as one matrix, to which the engine adds the bias in the same pass. */
  static NDArray linear(Weights weights, String name, NDArray x) {
    NDArray weight = weights.get(name + ".weight");
    Shape shape = x.getShape();
    return Passing.result(() ->
        Linear.linear(x.reshape(-1, shape.tail()), weight, weights.get(name + ".bias"))
            .singletonOrThrow()
            .reshape(shape.slice(0, shape.dimension() - 1).add(weight.getShape().get(0))));
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
