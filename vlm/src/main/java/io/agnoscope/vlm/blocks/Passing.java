package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/**
 * Lets go of what a computation makes on its way as soon as its result is there, not at the end of
 * the batch: the next one then writes where memory is still in the processor's cache. The engine
 * itself keeps what gradients need, but not Java's numbers, so arrays of those are made elsewhere,
 * or with {@link Native}.
 */
public final class Passing {

  private Passing() {}

  /**
   * The result, which lives as long as its manager, or as the computation that this one is part of.
   *
   * @param computation whose result is an array of its own making, in the calling thread
   */
  public static NDArray result(Supplier<NDArray> computation) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      result = computation.get();
      NDScope.unregister(result);
    }
    NDScope.register(result);
    return result;
  }
}
