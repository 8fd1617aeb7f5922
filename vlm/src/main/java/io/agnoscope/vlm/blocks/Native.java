package io.agnoscope.vlm.blocks;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Arrays in the engine's own memory. What DJL makes of Java numbers lies where Java's buffer lies,
 * at any multiple of 16 bytes; matrix products may add up in another order there, so that the same
 * run could end in other weights. The engine aligns its own memory to 64 bytes, always.
 */
public final class Native {

  private Native() {}

  /** A copy of the values. */
  public static NDArray array(NDManager manager, float[] values, Shape shape) {
    try (NDArray lent = manager.create(values, shape)) {
      return lent.duplicate();
    }
  }

  /**
   * Writes values over those of an array where they are; nothing of it is recorded for gradients.
   *
   * @param array in the processor's memory, without gaps
   * @throws IllegalArgumentException when it is elsewhere, or of another size
   */
  public static void write(NDArray array, float[] values) {
    if (!array.getDevice().equals(Device.cpu()) || array.size() != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not go into " + array.size() + " on " + array.getDevice());
    }
    array.toByteBuffer(true).asFloatBuffer().put(values);
  }

  /** A copy of the numbers. */
  public static NDArray array(NDManager manager, long[] numbers, Shape shape) {
    try (NDArray lent = manager.create(numbers, shape)) {
      return lent.duplicate();
    }
  }
}
