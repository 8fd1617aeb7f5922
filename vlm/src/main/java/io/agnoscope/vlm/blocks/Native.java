package io.agnoscope.vlm.blocks;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Arrays in the engine's own memory. What DJL makes of Java numbers lies where Java's buffer lies,
 * at any multiple of 16 bytes; matrix products may add up in another order there, so that the same
 * run could end in other weights. The engine aligns its own memory to 64 bytes, always.
 */
public final class Native {

  /**
   * What each thread copies from, as large as the largest array so far: a buffer for each array
   * would stay until the collector of Java's garbage comes by, and the engine's memory lie around
   * it.
   */
  private static final ThreadLocal<ByteBuffer> LENT =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(0));

  private Native() {}

  /** A copy of the values. */
  public static NDArray array(NDManager manager, float[] values, Shape shape) {
    ByteBuffer lent = lent(Math.multiplyExact(values.length, Float.BYTES));
    lent.asFloatBuffer().put(values);
    return copy(manager, lent, shape, DataType.FLOAT32);
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
    ByteBuffer lent = lent(Math.multiplyExact(numbers.length, Long.BYTES));
    lent.asLongBuffer().put(numbers);
    return copy(manager, lent, shape, DataType.INT64);
  }

  private static ByteBuffer lent(int bytes) {
    if (LENT.get().capacity() < bytes) {
      LENT.set(ByteBuffer.allocateDirect(bytes));
    }
    return LENT.get().slice(0, bytes).order(ByteOrder.nativeOrder());
  }

  private static NDArray copy(NDManager manager, ByteBuffer lent, Shape shape, DataType type) {
    try (NDArray array = manager.create(lent, shape, type)) {
      return array.duplicate();
    }
  }
}
