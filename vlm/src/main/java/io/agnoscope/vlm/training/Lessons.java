package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import io.agnoscope.vlm.blocks.Arithmetic;
import io.agnoscope.vlm.blocks.Outputs;
import io.agnoscope.vlm.blocks.Passing;

/** What is taught beside the answer itself, as terms of the loss. */
final class Lessons {

  /** How many there are. */
  static final int COUNT = 5;

  private final Objective objective;
  private final Arithmetic arithmetic;
  private final float[] weights;

  Lessons(Objective objective, Arithmetic arithmetic, LossWeights weights) {
    this.objective = objective;
    this.arithmetic = arithmetic;
    this.weights =
        new float[] {
          weights.grounding(),
          weights.fitting(),
          weights.patches(),
          weights.signs(),
          weights.pointers()
        };
  }

  /** Puts the terms into an array from a place on. */
  void put(NDArray[] terms, int from, Outputs outputs, Objective.Targets targets) {
    terms[from] =
        Passing.result(
            () -> objective.grounding(outputs, targets.grounding(), targets.groundingWeight()));
    terms[from + 1] =
        Passing.result(
            () -> objective.fitting(outputs, targets.fitting(), targets.fittingWeight()));
    terms[from + 2] = Passing.result(() -> objective.patches(outputs, targets.patches()));
    terms[from + 3] = objective.signs(outputs, targets.signs(), targets.signWeight());
    terms[from + 4] = objective.pointers(outputs, targets.pointers());
  }

  /** The weighted sum of the terms. */
  NDArray total(NDArray[] terms, int from) {
    NDArray total = arithmetic.times(terms[from], weights[0]);
    for (int i = 1; i < COUNT; i++) {
      total = total.add(arithmetic.times(terms[from + i], weights[i]));
    }
    return total;
  }
}
