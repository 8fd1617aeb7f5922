package io.agnoscope.vlm.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.function.Supplier;

/** Collects gradients: the engine does so for one caller in a process, so callers take turns. */
final class Gradients {

  private static final Object TURN = new Object();

  private Gradients() {}

  /**
   * Computes a loss and its gradients.
   *
   * @param forward makes the loss, a scalar array
   * @param read looks at values and moves weights while the turn lasts
   */
  static <T> T of(Supplier<NDArray> forward, Supplier<T> read) {
    synchronized (TURN) {
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(forward.get());
      }
      return read.get();
    }
  }
}
