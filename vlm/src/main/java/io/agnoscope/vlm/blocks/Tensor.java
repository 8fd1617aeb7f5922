package io.agnoscope.vlm.blocks;

import java.util.Arrays;
import java.util.List;

/**
 * A named array's shape and values in row-major order, outside of any engine.
 *
 * @param shape the length of each dimension
 * @param values not copied: who makes one hands it over
 */
@SuppressWarnings("ArrayRecordComponent") // plain carriers of many numbers
public record Tensor(List<Integer> shape, float[] values) {

  /**
   * Checks that shape and values agree.
   *
   * @throws IllegalArgumentException when they do not
   */
  public Tensor {
    shape = List.copyOf(shape);
    long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException("shape " + shape + " does not hold " + values.length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + shape;
  }
}
