package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.FineTuner;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.Grounding;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;

class BatchArraysTest {

  private final Checkpoint first = Checkpoint.first();
  private final Probe probe =
      new Probes(Phrasing.TRAINING).image(Aspect.COLOR, "batch-arrays-test", 1, 0);
  private final Prompt clean = Prompts.clean(probe);
  private final Prompt longer =
      new Prompt(clean.image(), "tall taller. " + clean.text(), clean.options());
  private final int answer = Prompts.answer(probe);
  private final TrainingItem known =
      new TrainingItem(
          clean,
          answer,
          List.of(longer),
          new int[] {answer},
          new Grounding(Objects.requireNonNull(probe.scene()), probe.family()));
  private final TrainingItem unknown =
      new TrainingItem(
          clean, TrainingItem.UNKNOWN, List.of(longer), new int[] {TrainingItem.UNKNOWN}, null);

  @Test
  void perturbedRowsFollowAllCleanOnesAndNameTheirs() {
    Map<String, Tensor> arrays =
        BatchArrays.of(first.vocabulary(), FineTuning.standard(), List.of(unknown, known));

    assertThat(tensor(arrays, "labelled").values()).containsExactly(0, 1);
    assertThat(tensor(arrays, "origin").values()).containsExactly(0, 1);
    assertThat(tensor(arrays, "imageOf").values()).containsExactly(0, 0, 0, 0);
    assertThat(tensor(arrays, "images").shape()).containsExactly(1, 64, 64, 3);
    assertThat(tensor(arrays, "targets.answers").shape()).containsExactly(4, 6);
    assertThat(row(tensor(arrays, "targets.answers"), 0)).containsOnly(0);
    assertThat(row(tensor(arrays, "targets.answers"), 1)[answer]).isEqualTo(1);
    assertThat(row(tensor(arrays, "targets.answers"), 3)[answer]).isEqualTo(1);
    assertThat(row(tensor(arrays, "targets.groundingWeight"), 0)).containsOnly(0);
    assertThat(row(tensor(arrays, "targets.groundingWeight"), 1)).contains(1);
  }

  @Test
  void equalStemsHaveEqualNumbers() {
    Map<String, Tensor> arrays =
        BatchArrays.of(first.vocabulary(), FineTuning.standard(), List.of(known));
    List<Float> stems = new ArrayList<>();
    for (float stem : row(tensor(arrays, "stems"), 1)) {
      if (stem != 0) {
        stems.add(stem);
      }
    }

    assertThat(stems.get(0)).isEqualTo(stems.get(1)).isLessThan(1000);
    assertThat(stems.get(2)).isNotEqualTo(stems.get(1));
  }

  @Test
  void aRecordingShowsEachPartOfAStep() {
    List<String> parts = new ArrayList<>();
    try (RecordingStream recording = new RecordingStream();
        FineTuner tuner = new FineTuner(first, FineTuning.standard())) {
      recording.enable(StepPart.NAME);
      recording.onEvent(StepPart.NAME, event -> parts.add(event.getString(StepPart.PART)));
      recording.startAsync();
      tuner.step(List.of(known));
      recording.stop();
    }

    assertThat(parts).containsExactly("encode", "forward", "backward", "optimiser");
  }

  private static Tensor tensor(Map<String, Tensor> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  private static float[] row(Tensor tensor, int row) {
    int length = tensor.values().length / tensor.shape().getFirst();
    return Arrays.copyOfRange(tensor.values(), row * length, (row + 1) * length);
  }
}
