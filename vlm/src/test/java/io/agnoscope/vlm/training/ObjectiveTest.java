package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agnoscope.vlm.blocks.Arithmetic;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  private static final Offset<Float> SIX_DIGITS = Offset.offset(1e-6f);

  private final NDManager manager = NDManager.newBaseManager();
  private final Objective objective = new Objective(new Arithmetic(manager));

  @AfterEach
  void free() {
    manager.close();
  }

  /** PAPERS, "Golden vectors for unit tests". */
  @Test
  void jensenShannonIsTheTextbookForm() {
    assertThat(divergence(new float[] {2, 0, 0, -1}, new float[] {0, 2, 0, -1}))
        .isCloseTo(.281855f, SIX_DIGITS);
    assertThat(divergence(new float[] {1, 0, -1}, new float[] {.5f, .25f, -1}))
        .isCloseTo(.014772f, SIX_DIGITS);
  }

  @Test
  void jensenShannonOfTheSameIsZeroAndOfOppositesIsLn2() {
    assertThat(divergence(new float[] {3, -1}, new float[] {3, -1})).isCloseTo(0, SIX_DIGITS);
    assertThat(divergence(new float[] {50, -50}, new float[] {-50, 50}))
        .isCloseTo((float) Math.log(2), SIX_DIGITS);
  }

  @Test
  void placesWithoutAnOptionCountForNothing() {
    assertThat(
            divergence(
                new float[] {2, 0, 0, -1, -1e4f, -1e4f}, new float[] {0, 2, 0, -1, -1e4f, -1e4f}))
        .isCloseTo(.281855f, SIX_DIGITS);
  }

  @Test
  void noGradientFlowsIntoTheReference() {
    NDArray reference = manager.create(new float[] {2, 0}, new Shape(1, 2));
    NDArray logits = manager.create(new float[] {0, 1}, new Shape(1, 2));
    reference.setRequiresGradient(true);
    logits.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray loss = objective.jensenShannon(reference, logits, manager.ones(new Shape(1)));
      collector.backward(loss.add(reference.sum()));
    }
    assertThat(reference.getGradient().toFloatArray()).containsOnly(1);
    assertThat(logits.getGradient().toFloatArray()[0]).isNotZero();
  }

  @Test
  void crossEntropyAveragesOverTheRowsWithAnAnswer() {
    NDArray logits = manager.create(new float[] {0, 0, 5, 1}, new Shape(2, 2));
    NDArray answers = manager.create(new float[] {1, 0, 0, 0}, new Shape(2, 2));
    assertThat(objective.crossEntropy(logits, answers).getFloat())
        .isCloseTo((float) Math.log(2), Offset.offset(1e-5f));
  }

  private float divergence(float[] reference, float[] logits) {
    Shape shape = new Shape(1, logits.length);
    return objective
        .jensenShannon(
            manager.create(reference, shape),
            manager.create(logits, shape),
            manager.ones(new Shape(1)))
        .getFloat();
  }
}
