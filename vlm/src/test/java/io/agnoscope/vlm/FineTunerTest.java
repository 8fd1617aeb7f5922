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
import org.assertj.core.data.Offset;
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
  void consistencyMovesTheWeightsWithTheAdversarialPartAndWithout() {
    TrainingItem item = items.batch(0, 1).getFirst();
    for (Adversarial adversarial : List.of(Adversarial.none(), Adversarial.standard())) {
      FineTuning settings = SETTINGS.with(adversarial);

      assertThat(after(settings.with(Consistency.none()), item))
          .as("%s", adversarial)
          .isNotEqualTo(after(settings.with(Consistency.standard()), item));
    }
  }

  /** The weights' hash after a step. */
  private String after(FineTuning settings, TrainingItem item) {
    try (FineTuner tuner = new FineTuner(first, settings)) {
      tuner.step(List.of(item));
      return Hashes.sha256(tuner.snapshot("after", Instant.EPOCH, 1, 0, List.of()).weights());
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
  void withoutAnAnswerOnlyConsistencyWithTheParentIsTaught() {
    List<TrainingItem> unknown = items.batch(0, 2).stream().map(FineTunerTest::unlabelled).toList();
    try (FineTuner tuner = new FineTuner(first, SETTINGS.with(Adversarial.standard()))) {
      StepLosses losses = tuner.step(unknown);

      assertThat(losses.applied()).isTrue();
      assertThat(losses.crossEntropy()).isZero();
      assertThat(losses.adversarial()).isZero();
      assertThat(losses.grounding()).isZero();
      assertThat(losses.consistency()).isPositive();
      assertThat(losses.total()).isCloseTo(2 * losses.consistency(), Offset.offset(1e-4));
      assertThat(losses.ascentRatio()).isZero();
      assertThat(losses.cleanAccuracy()).isNaN();
    }
  }

  /** Its own clean answers moved away; the parent's are what counts. */
  @Test
  void anUnlabelledItemIsDrawnToTheParentAndALabelledOneToItself() {
    TrainingItem known = items.batch(0, 1).getFirst();
    FineTuning fast =
        new FineTuning(5e-3, 0, 60, 1, 0, 0, SETTINGS.consistency(), Adversarial.none(), 1);
    List<TrainingItem> turned = List.of(answering(known, 1 - known.answer() % 2));
    TrainingItem same = withPerturbed(known, known.clean());
    try (FineTuner tuner = new FineTuner(first, fast)) {
      for (int i = 0; i < 12; i++) {
        tuner.step(turned);
      }
      assertThat(tuner.step(List.of(unlabelled(same))).consistency()).isGreaterThan(0.1);
      assertThat(tuner.step(List.of(same)).consistency()).isLessThan(1e-6);
    }
  }

  @Test
  void movedCopiesAreAnsweredWorseAndTaughtToo() {
    try (FineTuner tuner = new FineTuner(first, SETTINGS.with(Adversarial.standard()));
        FineTuner without = new FineTuner(first, SETTINGS)) {
      StepLosses losses = tuner.step(items.batch(0, 4));
      StepLosses plain = without.step(items.batch(0, 4));

      assertThat(losses.crossEntropy()).isEqualTo(plain.crossEntropy());
      assertThat(losses.adversarial()).isGreaterThan(losses.crossEntropy());
      assertThat(losses.ascentRatio()).isCloseTo(0.5, Offset.offset(0.01));
      assertThat(losses.total()).isGreaterThan(plain.total());
      assertThat(plain.adversarial()).isZero();
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

  private static TrainingItem unlabelled(TrainingItem item) {
    return answering(item, TrainingItem.UNKNOWN);
  }

  private static TrainingItem answering(TrainingItem item, int answer) {
    int[] answers =
        item.perturbed().stream()
            .mapToInt(prompt ->
                answer < 0 ? answer : prompt.options().indexOf(item.clean().options().get(answer)))
            .toArray();
    return new TrainingItem(
        item.clean(), answer, item.perturbed(), answers, item.grounding(), item.taskClass());
  }

  private static TrainingItem withPerturbed(TrainingItem item, Prompt prompt) {
    return new TrainingItem(
        item.clean(), item.answer(), List.of(prompt), new int[] {item.answer()}, null);
  }
}
