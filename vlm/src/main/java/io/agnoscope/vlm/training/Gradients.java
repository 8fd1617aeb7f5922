package io.agnoscope.vlm.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects gradients: the engine does so for one caller in a process, so callers take turns.
 *
 * <p>The same values give the same gradients, bit for bit: the engine runs a backward pass in the
 * calling thread, in the reverse order of the forward pass, and here each of its operations on one
 * thread, however many cores there are, since how a sum is split decides how it is rounded. (Two
 * threads are no faster with arrays of this size.)
 */
final class Gradients {

  private static final Object TURN = new Object();
  private static final int THREADS = 1;

  private Gradients() {}

  /**
   * Computes a loss and its gradients.
   *
   * @param forward makes the loss, a scalar array; it may ask the collector for gradients of other
   *     losses on its way, whose arrays the loss does not hang on
   * @param read looks at values and moves weights while the turn lasts
   */
  static <T> T of(Function<GradientCollector, NDArray> forward, Supplier<T> read) {
    synchronized (TURN) {
      Engine engine = Engine.getInstance();
      JniUtils.setNumThreads(THREADS); // of the calling thread's operations
      try (GradientCollector collector = engine.newGradientCollector()) {
        StepPart part = StepPart.begin(StepPart.FORWARD);
        NDArray loss = forward.apply(collector);
        part.commit();
        part = StepPart.begin(StepPart.BACKWARD);
        collector.backward(loss);
        part.commit();
      }
      return read.get();
    }
  }
}
