package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.blocks.Arithmetic;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  private final NDManager manager = NDManager.newBaseManager();
  private final Objective objective = new Objective(new Arithmetic(manager));

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void crossEntropyAveragesOverTheRowsWithAnAnswer() {
    NDArray logits = manager.create(new float[] {0, 0, 5, 1}, new Shape(2, 2));
    NDArray answers = manager.create(new float[] {1, 0, 0, 0}, new Shape(2, 2));
    assertThat(objective.crossEntropy(logits, answers).getFloat())
        .isCloseTo((float) Math.log(2), Offset.offset(1e-5f));
  }
}
