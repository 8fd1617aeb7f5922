package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agnoscope.stimuli.Randomness;
import io.agnoscope.vlm.blocks.Arithmetic;
import io.agnoscope.vlm.blocks.Outputs;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gradients of the terms against central differences, entry by entry. */
class ObjectiveGradientTest {

  private static final float STEP = 1e-2f;

  private final NDManager manager = NDManager.newBaseManager();
  private final Objective objective = new Objective(new Arithmetic(manager));

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void ofCrossEntropy() {
    NDArray answers = array(new Shape(2, 3), 0, 0, 1, .5f, 0, 0);
    check(new Shape(2, 3), 0, logits -> objective.crossEntropy(logits, answers));
  }

  @Test
  void ofGrounding() {
    NDArray targets = array(new Shape(1, 2, 3), 1, 0, 0, 0, 1, 0);
    NDArray weight = array(new Shape(1, 2, 1), 1, .05f);
    check(new Shape(1, 2, 3), 0, scores -> objective.grounding(outputs(scores), targets, weight));
  }

  @Test
  void ofFitting() {
    NDArray targets = array(new Shape(2, 1, 3), 1, 0, 0, 0, 1, 0);
    NDArray weight = array(new Shape(2, 1, 1), 1, 1);
    check(new Shape(2, 1, 3), -2, log -> objective.fitting(outputs(log), targets, weight));
  }

  @Test
  void ofPatches() {
    Shape shape = new Shape(1, 2, Supervision.CLASSES);
    float[] wanted = new float[2 * Supervision.CLASSES];
    wanted[0] = 1;
    wanted[Supervision.CLASSES - 1] = .1f;
    NDArray targets = array(shape, wanted);
    check(shape, 0, scores -> objective.patches(outputs(scores), targets));
  }

  @Test
  void ofSigns() {
    NDArray signs = array(new Shape(1, 3, 1), 1, -1, 0);
    NDArray weight = array(new Shape(1, 3, 1), 1, 1, 0);
    check(new Shape(1, 3, 2), 0, found -> objective.signs(outputs(found), signs, weight));
  }

  @Test
  void ofPointers() {
    NDArray targets = array(new Shape(1, 2, 3), 1, 0, 0, 0, 0, 1);
    check(new Shape(1, 2, 3), 2, found -> objective.pointers(outputs(found), targets));
  }

  private void check(Shape shape, float around, UnaryOperator<NDArray> term) {
    Randomness random = Randomness.of(1);
    float[] at = new float[(int) shape.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = around + (float) random.nextDouble(-1, 1);
    }
    NDArray input = array(shape, at);
    input.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(term.apply(input));
    }
    float[] gradient = input.getGradient().toFloatArray();
    assertThat(input.getGradient().abs().max().getFloat()).isGreaterThan(1e-2f);
    for (int i = 0; i < at.length; i++) {
      float[] up = at.clone();
      float[] down = at.clone();
      up[i] += STEP;
      down[i] -= STEP;
      float difference =
          (term.apply(array(shape, up)).getFloat() - term.apply(array(shape, down)).getFloat())
              / (2 * STEP);
      assertThat(gradient[i]).isCloseTo(difference, Offset.offset(2e-3f));
    }
  }

  private NDArray array(Shape shape, float... values) {
    return manager.create(values, shape);
  }

  /** Each term looks at one of them. */
  private static Outputs outputs(NDArray any) {
    return new Outputs(any, any, any, any, any, any);
  }
}
