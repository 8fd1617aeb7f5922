package io.agnoscope.vlm.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

  /** DJL's own multiplication by a number fails this in nearly every trial. */
  @Test
  void gradientsThroughNumbersAreRightWhileMemoryIsCollected() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Arithmetic arithmetic = new Arithmetic(manager);
      for (int trial = 0; trial < 20; trial++) {
        try (NDManager scratch = manager.newSubManager()) {
          NDArray x = scratch.ones(new Shape(64));
          x.setRequiresGradient(true);
          try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray y = x;
            for (int i = 1; i <= 8; i++) {
              y = arithmetic.plus(arithmetic.times(y, 1 + i / 100f), i);
              churn(scratch, trial * 8 + i);
            }
            collector.backward(y.sum());
          }
          float expected = 1;
          for (int i = 1; i <= 8; i++) {
            expected *= 1 + i / 100f;
          }
          for (float gradient : x.getGradient().toFloatArray()) {
            assertThat(gradient).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-4f));
          }
        }
      }
    }
  }

  @Test
  void softPlusNeitherOverflowsNorVanishes() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.create(new float[] {-100, 0, 100});
      float[] y = new Arithmetic(manager).softPlus(x).toFloatArray();
      assertThat(y[0]).isBetween(0f, 1e-6f);
      assertThat(y[1]).isBetween(0.6931f, 0.6932f);
      assertThat(y[2]).isEqualTo(100);
    }
  }

  private static void churn(NDManager manager, int seed) {
    byte[][] garbage = new byte[16][];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = new byte[1 << 12];
    }
    try (NDArray other = manager.create(new float[] {seed + garbage.length})) {
      assertThat(other.getFloat()).isEqualTo(seed + 16f);
    }
    if (seed % 16 == 0) {
      System.gc();
    }
  }
}
