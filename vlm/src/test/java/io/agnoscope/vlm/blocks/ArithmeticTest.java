package io.agnoscope.vlm.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

  private static final int TRIALS = 10;

  @Test
  void gradientsThroughNumbersAreRightWhileMemoryIsCollected() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Arithmetic arithmetic = new Arithmetic(manager);
      assertThat(wrongGradients(manager, arithmetic::times)).isZero();
    }
  }

  /**
   * When this fails, DJL no longer frees a number's native scalar before the backward pass reads
   * it: {@link Arithmetic} and the rule that everybody must use it have then lost their reason.
   */
  @Test
  void djlsOwnMultiplicationByANumberStillCorruptsGradients() {
    try (NDManager manager = NDManager.newBaseManager()) {
      assertThat(wrongGradients(manager, (x, number) -> x.mul(number))).isPositive();
    }
  }

  /** In how many of the trials the gradient of a chain of multiplications is wrong. */
  private static int wrongGradients(NDManager manager, BiFunction<NDArray, Float, NDArray> times) {
    int wrong = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      try (NDManager scratch = manager.newSubManager()) {
        NDArray x = scratch.ones(new Shape(64));
        x.setRequiresGradient(true);
        double expected = 1;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray y = x;
          for (int i = 1; i <= 8; i++) {
            y = times.apply(y, 1 + i / 100f);
            expected *= 1 + i / 100f;
          }
          churn(scratch);
          collector.backward(y.sum());
        }
        wrong += Math.abs(x.getGradient().getFloat(0) - expected) < 1e-4 ? 0 : 1;
      }
    }
    return wrong;
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

  /** Lets memory that nobody holds be freed, then writes over what was. */
  private static void churn(NDManager manager) {
    System.gc();
    for (int i = 0; i < 500; i++) {
      assertThat(manager.create(new float[] {i + 9}).getFloat()).isEqualTo(i + 9);
    }
  }
}
