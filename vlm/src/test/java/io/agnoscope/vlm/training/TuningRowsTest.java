package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.scene.Background;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.vlm.Grounding;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.TrainingItem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TuningRowsTest {

  private static final Prompt ASKED = new Prompt(null, "Which?", List.of("red", "blue"));

  private final TuningRows rows =
      TuningRows.of(
          List.of(
              item(0, 1, TaskClass.MULTIMODAL),
              item(TrainingItem.UNKNOWN, 2, TaskClass.IMAGE_HEAVY),
              item(1, 0, TaskClass.TEXT_HEAVY)));

  @Test
  void cleanRowsComeFirstAndPerturbedOnesKnowTheirItems() {
    assertThat(rows.clean()).isEqualTo(3);
    assertThat(IntStream.range(0, rows.size()).map(rows::item)).containsExactly(0, 1, 2, 0, 1, 1);
  }

  @Test
  void ofMultimodalItemsNothingMoves() {
    assertThat(rows.movable()).containsExactly(1, 2, 4, 5);
  }

  @Test
  void pairsOfUnlabelledItemsAreHeldAgainstTheParent() {
    List<Integer> pairs = List.of(0, 1, 2);

    assertThat(rows.references(pairs, true)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(rows.references(pairs, false)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
  }

  @Test
  void nothingElseIsTaughtOfUnlabelledItems() {
    Supervision taught = Teacher.of(rows.examples());

    assertThat(taught.answers()).hasSize(6 * 6);
    assertThat(Arrays.copyOfRange(taught.answers(), 6, 12)).containsOnly(0);
    assertThat(Arrays.copyOfRange(taught.answers(), 24, 36)).containsOnly(0);
    assertThat(rows.answers(0.5f)).hasSize(6 * 6);
    assertThat(Arrays.copyOfRange(rows.answers(0.5f), 6, 12)).containsOnly(0);
    assertThat(Arrays.copyOfRange(rows.answers(0.5f), 24, 36)).containsOnly(0);
    assertThat(taught.groundingWeight()[66]).isZero();
    assertThat(rows.examples().get(1).scene()).isNull();
    assertThat(rows.examples().get(0).scene()).isNotNull();
  }

  @Test
  void rightOptionsOfPerturbedRowsHaveAWeightOfTheirOwn() {
    float[] answers = rows.answers(0.5f);

    assertThat(Arrays.copyOf(answers, 6)).containsExactly(1, 0, 0, 0, 0, 0);
    assertThat(Arrays.copyOfRange(answers, 12, 18)).containsExactly(0, 1, 0, 0, 0, 0);
    assertThat(Arrays.copyOfRange(answers, 18, 24)).containsExactly(0.5f, 0, 0, 0, 0, 0);
  }

  private static TrainingItem item(int answer, int perturbed, TaskClass taskClass) {
    Scene scene = new Scene(new Background(0, 0, 0), List.of(), List.of());
    int[] answers = new int[perturbed];
    Arrays.fill(answers, answer);
    return new TrainingItem(
        ASKED,
        answer,
        IntStream.range(0, perturbed).mapToObj(i -> ASKED).toList(),
        answers,
        new Grounding(scene, "color"),
        taskClass);
  }
}
