package io.agnoscope.vlm.blocks;

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

  /** A copy of the numbers. */
  public static NDArray array(NDManager manager, long[] numbers, Shape shape) {
    try (NDArray lent = manager.create(numbers, shape)) {
      return lent.duplicate();
    }
  }
}
