package io.agnoscope.vlm.blocks;

import io.agnoscope.stimuli.Randomness;
import java.util.Arrays;
import java.util.List;

/**
 * A weight array of the network: its name, shape and initial values.
 *
 * @param decays whether weight decay pulls it towards zero
 */
public record Parameter(String name, List<Integer> shape, Initial initial, boolean decays) {

  /** How a weight array starts. */
  public sealed interface Initial {

    /** Independent Gaussian values. */
    record Normal(double deviation) implements Initial {}

    /** The same value everywhere. */
    record Constant(double value) implements Initial {}

    /** Positions of the image's patches: x, y, and their sines and cosines, then small noise. */
    record Places(int side) implements Initial {}
  }

  /** How many values the array has. */
  public int size() {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  /** Initial values, drawn from a stream of this parameter's own. */
  public Tensor start(Randomness randomness) {
    float[] values = new float[size()];
    Randomness own = randomness.split(name);
    switch (initial) {
      case Initial.Constant(double value) -> Arrays.fill(values, (float) value);
      case Initial.Normal(double deviation) -> fillNormal(values, own, deviation);
      case Initial.Places(int side) -> {
        fillNormal(values, own, 0.02);
        fillPlaces(values, side);
      }
    }
    return new Tensor(shape, values);
  }

  private static void fillNormal(float[] values, Randomness randomness, double deviation) {
    for (int i = 0; i < values.length; i++) {
      double radius = Math.sqrt(-2 * Math.log(1 - randomness.nextDouble()));
      values[i] = (float) (deviation * radius * Math.cos(2 * Math.PI * randomness.nextDouble()));
    }
  }

  private static void fillPlaces(float[] values, int side) {
    int width = values.length / (side * side);
    for (int cell = 0; cell < side * side; cell++) {
      double x = 2.0 * (cell % side) / (side - 1) - 1;
      double y = 2.0 * Math.floorDiv(cell, side) / (side - 1) - 1;
      double[] features = {
        x,
        y,
        Math.sin(Math.PI * x),
        Math.cos(Math.PI * x),
        Math.sin(Math.PI * y),
        Math.cos(Math.PI * y),
        Math.sin(2 * Math.PI * x),
        Math.sin(2 * Math.PI * y)
      };
      for (int i = 0; i < features.length; i++) {
        values[cell * width + i] += (float) features[i];
      }
    }
  }
}
