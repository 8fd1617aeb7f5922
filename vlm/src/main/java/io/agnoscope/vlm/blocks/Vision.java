package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.tokenizer.Encoding;
import java.util.List;

/**
 * From pixels to 8×8 image tokens: three strided convolutions, with a residual one at 16×16 and two
 * at 8×8, so that a token sees all of an object of up to 26 pixels.
 */
final class Vision {

  private static final int RESIDUAL = 2;
  private static final int FINE = 1;

  private final Architecture sizes;

  Vision(Architecture sizes) {
    this.sizes = sizes;
  }

  void declare(List<Parameter> all) {
    int in = 3;
    for (int i = 0; i < sizes.channels().size(); i++) {
      int out = sizes.channels().get(i);
      convolution(all, "vision.stem" + i, in, out, Layers.he(9 * in));
      in = out;
      if (i == FINE) {
        convolution(all, "vision.fine", in, in, Layers.he(9 * in) / 2);
      }
    }
    for (int i = 0; i < RESIDUAL; i++) {
      convolution(all, "vision.residual" + i, in, in, Layers.he(9 * in) / 2);
    }
    Layers.linear(all, "vision.tokens", in, sizes.width(), Layers.unit(in));
    Layers.norm(all, "vision.norm", sizes.width());
    all.add(
        new Parameter(
            "vision.places",
            List.of(1, Architecture.PATCHES, sizes.width()),
            new Parameter.Initial.Places(Architecture.GRID),
            false));
  }

  /**
   * The different pictures of a batch, [D, 3, SIDE, SIDE], the colors of a pixel side by side in
   * memory: what convolutions then make lies so too, as they and the linear maps after them read
   * it.
   */
  static NDArray pictures(NDManager manager, Encoding e) {
    return Native.array(
            manager, e.images(), new Shape(e.differentImages(), Raster.SIDE, Raster.SIDE, 3))
        .transpose(0, 3, 1, 2);
  }

  /** [B, 3, 64, 64] to [B, 64, width], normalised, without places. */
  NDArray tokens(Weights weights, NDArray image) {
    return Passing.result(() -> normed(weights, image));
  }

  private NDArray normed(Weights weights, NDArray image) {
    NDArray x = image;
    for (int i = 0; i < sizes.channels().size(); i++) {
      x = strided(weights, "vision.stem" + i, x);
      if (i == FINE) {
        x = residual(weights, "vision.fine", x);
      }
    }
    for (int i = 0; i < RESIDUAL; i++) {
      x = residual(weights, "vision.residual" + i, x);
    }
    long batch = x.getShape().get(0);
    long channels = x.getShape().get(1);
    NDArray flat = x.reshape(batch, channels, Architecture.PATCHES).transpose(0, 2, 1);
    return Layers.norm(weights, "vision.norm", Layers.linear(weights, "vision.tokens", flat));
  }

  /** The tokens with their places. */
  NDArray placed(Weights weights, NDArray tokens) {
    return tokens.add(weights.get("vision.places"));
  }

  private static void convolution(
      List<Parameter> all, String name, int in, int out, double deviation) {
    all.add(
        new Parameter(
            name + ".weight",
            List.of(out, in, 3, 3),
            new Parameter.Initial.Normal(deviation),
            true));
    all.add(new Parameter(name + ".bias", List.of(out), new Parameter.Initial.Constant(0), false));
  }

  private static NDArray strided(Weights weights, String name, NDArray x) {
    return Passing.result(() -> Activation.relu(convolve(weights, name, x, 2)));
  }

  private static NDArray residual(Weights weights, String name, NDArray x) {
    return Passing.result(() -> x.add(Activation.relu(convolve(weights, name, x, 1))));
  }

  private static NDArray convolve(Weights weights, String name, NDArray x, int stride) {
    return x.getNDArrayInternal()
        .convolution(
            x,
            weights.get(name + ".weight"),
            weights.get(name + ".bias"),
            new Shape(stride, stride),
            new Shape(1, 1),
            new Shape(1, 1),
            1)
        .singletonOrThrow();
  }
}
