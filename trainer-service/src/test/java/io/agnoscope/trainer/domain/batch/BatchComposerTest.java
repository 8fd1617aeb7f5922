package io.agnoscope.trainer.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchComposerTest {

  private static final BatchShape SHAPE = new BatchShape(8, 8, 16, 0.5, 0.5, 2);
  private static final PreparedTrial HARD =
      Trials.perturbed("hard", "color", TaskClass.IMAGE_HEAVY);

  @Test
  void neverTrainsOnAWatchedView() {
    BatchComposer composer = composer(SHAPE);

    List<View> views =
        IntStream.range(0, 8)
            .mapToObj(composer::batch)
            .flatMap(List::stream)
            .flatMap(trial -> trial.perturbed().stream())
            .toList();

    assertThat(views).isNotEmpty().allMatch(view -> view.split() == View.Split.TRAIN);
    Set<String> names = new HashSet<>(views.stream().map(View::perturbation).toList());
    assertThat(names)
        .contains("misleading-caption", "unrelated-facts", "truthful-hint", "unrelated-image")
        .doesNotContain("misleading-description", "white-image", "repeat", "rotated-options");
  }

  @Test
  void fillsHalfOfEveryBatchWithOrdinaryProbes() {
    List<PreparedTrial> batch = composer(SHAPE).batch(0);

    assertThat(batch).hasSize(32);
    assertThat(batch)
        .filteredOn(trial -> trial.sampleId().contains("-mixed-"))
        .hasSize(16)
        .allMatch(trial -> trial.source().equals("probe"))
        .flatExtracting(PreparedTrial::perturbed)
        .extracting(View::perturbation)
        .containsOnly("truthful-hint");
    assertThat(batch)
        .filteredOn(trial -> !trial.sampleId().contains("-mixed-"))
        .hasSize(16)
        .allMatch(trial -> trial.perturbed().size() == 2);
  }

  @Test
  void drawsHardExamplesForTheirShareOnly() {
    BatchComposer composer = composer(new BatchShape(10, 0, 10, 0, 1, 1));

    List<PreparedTrial> batch = composer.batch(0);

    assertThat(batch).filteredOn(trial -> trial.sampleId().equals("hard")).hasSize(10);
  }

  @Test
  void drawsByTaskClassAndMultimodalOnesInTheOrdinaryPlaces() {
    List<PreparedTrial> hard =
        Stream.of(TaskClass.values())
            .map(taskClass -> Trials.perturbed(taskClass.name(), "color", taskClass))
            .toList();
    BatchComposer composer = composer(new BatchShape(2, 3, 11, 0, 1, 2), HardExamples.of(hard));

    assertThat(ids(composer, 0))
        .filteredOn(id -> !id.startsWith("training-test"))
        .containsExactlyInAnyOrder(
            "IMAGE_HEAVY",
            "IMAGE_HEAVY",
            "TEXT_HEAVY",
            "TEXT_HEAVY",
            "TEXT_HEAVY",
            "MULTIMODAL",
            "MULTIMODAL",
            "MULTIMODAL");
  }

  @Property(tries = 60)
  void atLeastHalfOfEveryBatchIsLabelledProbesWhateverTheShape(
      @ForAll @IntRange(max = 4) int imageHeavy,
      @ForAll @IntRange(max = 4) int textHeavy,
      @ForAll @IntRange(max = 4) int more,
      @ForAll @DoubleRange(max = 1) double hardShare,
      @ForAll @IntRange(max = 1000) int step) {
    Assume.that(imageHeavy + textHeavy > 0);
    BatchShape shape =
        new BatchShape(imageHeavy, textHeavy, imageHeavy + textHeavy + more, 0.3, hardShare, 2);
    List<PreparedTrial> unlabelled =
        Stream.of(TaskClass.values())
            .map(taskClass -> Trials.perturbed(taskClass.name(), "color", taskClass))
            .map(Trials::unlabelled)
            .toList();

    List<PreparedTrial> batch = composer(shape, HardExamples.of(unlabelled)).batch(step);

    assertThat(batch).hasSize(shape.trials());
    assertThat(batch.stream().filter(it -> !it.labelled()).count())
        .isLessThanOrEqualTo(shape.trials() / 2);
    assertThat(
            batch.stream()
                .filter(it -> it.labelled() && it.source().equals("probe"))
                .filter(it -> it.sampleId().startsWith("training-test"))
                .count())
        .isGreaterThanOrEqualTo((shape.trials() + 1) / 2);
  }

  @Test
  void aBatchFollowsFromSeedAndStepWhateverWasDrawnBefore() {
    BatchComposer composer = composer(SHAPE);
    composer.batch(0);
    composer.batch(1);

    assertThat(ids(composer, 7)).isEqualTo(ids(composer(SHAPE), 7));
  }

  @Test
  void noStepDrawsTheProbesOfAnother() {
    BatchComposer composer = composer(new BatchShape(2, 2, 4, 0.5, 0, 2));

    List<String> ids =
        IntStream.range(0, 20).boxed().flatMap(step -> ids(composer, step).stream()).toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void refusesShapesThatForget() {
    assertThatThrownBy(() -> new BatchShape(10, 6, 15, 0.3, 0.5, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half");
  }

  private static List<String> ids(BatchComposer composer, int step) {
    return composer.batch(step).stream().map(PreparedTrial::sampleId).toList();
  }

  private static BatchComposer composer(BatchShape shape) {
    return composer(shape, HardExamples.of(List.of(HARD)));
  }

  private static BatchComposer composer(BatchShape shape, HardExamples hardExamples) {
    return new BatchComposer(
        shape,
        hardExamples,
        new ProbeTrials(Phrasing.TRAINING, Catalogue.standard(), "training-test"),
        Randomness.of("batches"));
  }
}
