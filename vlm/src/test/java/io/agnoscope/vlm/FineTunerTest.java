package io.agnoscope.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.checkpoint.Hashes;
import io.agnoscope.vlm.checkpoint.Safetensors;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FineTunerTest {

  private static final FineTuning SETTINGS =
      new FineTuning(5e-4, 5, 60, 1, 1, 1, Consistency.standard(), Adversarial.none(), 1);

  private final Checkpoint first = Checkpoint.first();
  private final Items items = new Items();

  @Test
  void learnsToAnswerMisledPromptsAsCleanOnes() {
    List<TrainingItem> batch = items.batch(0, 12);
    try (FineTuner tuner = new FineTuner(first, SETTINGS)) {
      StepLosses before = tuner.step(batch);
      for (int i = 1; i < 40; i++) {
        tuner.step(batch);
      }
      StepLosses after = tuner.step(batch);

      assertThat(before.applied()).isTrue();
      assertThat(before.perturbedAccuracy()).isLessThan(0.5);
      assertThat(after.perturbedAccuracy()).isGreaterThan(0.7);
      assertThat(after.crossEntropy()).isLessThan(before.crossEntropy() / 2);
      assertThat(after.consistency()).isLessThan(before.consistency() / 2);
      assertThat(tuner.steps()).isEqualTo(41);
    }
  }

  @Test
  void aSnapshotIsAWholeCheckpointOfItsParent() {
    try (FineTuner tuner = new FineTuner(first, SETTINGS)) {
      tuner.step(items.batch(0, 2));
      Checkpoint snapshot = tuner.snapshot("second", Instant.EPOCH, 7, 0.5, List.of("probes"));

      assertThat(snapshot.manifest().parent()).isEqualTo(first.manifest().id());
      assertThat(snapshot.manifest().weightsSha256()).isEqualTo(Hashes.sha256(snapshot.weights()));
      assertThat(snapshot.tensors()).isNotEqualTo(first.tensors());
      try (TinyVlm model = TinyVlm.load(snapshot)) {
        assertThat(model.probabilities(List.of(items.batch(0, 1).getFirst().clean()))).hasSize(1);
      }
    }
  }

  @Test
  void withoutAnAnswerOnlyConsistencyIsTaught() {
    TrainingItem known = items.batch(0, 1).getFirst();
    int[] unknown = new int[known.perturbed().size()];
    Arrays.fill(unknown, TrainingItem.UNKNOWN);
    TrainingItem item =
        new TrainingItem(known.clean(), TrainingItem.UNKNOWN, known.perturbed(), unknown, null);
    try (FineTuner tuner = new FineTuner(first, SETTINGS)) {
      StepLosses losses = tuner.step(List.of(item));

      assertThat(losses.applied()).isTrue();
      assertThat(losses.crossEntropy()).isZero();
      assertThat(losses.consistency()).isPositive();
      assertThat(losses.cleanAccuracy()).isNaN();
    }
  }

  @Test
  void ordinaryItemsNeedNoPerturbedPrompts() {
    TrainingItem known = items.batch(0, 1).getFirst();
    TrainingItem item =
        new TrainingItem(known.clean(), known.answer(), List.of(), new int[0], known.grounding());
    try (FineTuner tuner = new FineTuner(first, SETTINGS)) {
      StepLosses losses = tuner.step(List.of(item));

      assertThat(losses.applied()).isTrue();
      assertThat(losses.consistency()).isZero();
      assertThat(losses.perturbedAccuracy()).isNaN();
    }
  }

  @Test
  void goesBackWhenAValueIsNotFinite() {
    Map<String, Tensor> huge = new LinkedHashMap<>(first.tensors());
    huge.computeIfPresent(
        "score.logit.weight",
        (name, tensor) -> {
          float[] values = new float[tensor.values().length];
          Arrays.fill(values, 3e38f);
          return new Tensor(tensor.shape(), values);
        });
    byte[] weights = Safetensors.encode(huge);
    try (FineTuner tuner = new FineTuner(new Checkpoint(first.manifest(), weights), SETTINGS)) {
      StepLosses losses = tuner.step(items.batch(0, 2));

      assertThat(losses.applied()).isFalse();
      assertThat(tuner.snapshot("same", Instant.EPOCH, 1, 0, List.of()).tensors()).isEqualTo(huge);
    }
  }

  @Test
  void refusesAnEmptyBatch() {
    try (FineTuner tuner = new FineTuner(first, SETTINGS)) {
      assertThatIllegalArgumentException().isThrownBy(() -> tuner.step(List.of()));
    }
  }
}
