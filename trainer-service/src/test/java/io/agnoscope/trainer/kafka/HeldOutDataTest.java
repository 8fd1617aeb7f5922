package io.agnoscope.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.probe.HeldOutWordings;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.HardExampleRecords;
import io.agnoscope.trainer.domain.batch.BatchComposer;
import io.agnoscope.trainer.domain.batch.BatchShape;
import io.agnoscope.trainer.domain.batch.HardExamples;
import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.HardExampleBuffer;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.intake.UnlabelledPolicy;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.domain.trial.ViewContent;
import io.agnoscope.trainer.kafka.HardExampleReader.Reading;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From the topic to the batch: nothing that is to judge the model is ever learned from. */
class HeldOutDataTest {

  private final HardExampleReader reader =
      new HardExampleReader(
          new IntakePolicy("tinyvlm", Set.of("probe", "api"), UnlabelledPolicy.none(), 6),
          HardExampleRecords::bank,
          (uri, sha256) -> {
            throw new FileNotFoundException("none is stored");
          },
          Optional::of);

  @Test
  void neitherGateQuestionsNorHeldOutWordingsNorWatchedViewsComeOutOfManyBatches()
      throws IOException {
    HardExampleBuffer buffer =
        new HardExampleBuffer(
            new HardExampleBuffer.Limits(500, 1 << 26, 500, 500, Duration.ZERO),
            InstantSource.system());
    List<Refusal> refused = new ArrayList<>();
    for (HardExample hard : hardExamples()) {
      switch (reader.read(hard)) {
        case Reading.Taken(CollectedExample example) -> buffer.add(example);
        case Reading.Refused(Refusal cause) -> refused.add(cause);
      }
    }
    List<PreparedTrial> frozen =
        buffer.ready("first").stream().map(CollectedExample::trial).toList();

    List<PreparedTrial> drawn =
        IntStream.range(0, 40).mapToObj(composer(frozen)::batch).flatMap(List::stream).toList();

    assertThat(refused).containsOnly(Refusal.GATE, Refusal.HELD_OUT_WORDING).hasSize(2 * 20);
    assertThat(drawn)
        .filteredOn(trial -> trial.sampleId().startsWith("live-"))
        .as("hard examples were drawn")
        .hasSizeGreaterThan(100);
    assertThat(drawn)
        .noneMatch(trial -> trial.sampleId().startsWith(ProbeQuestions.ID_PREFIX))
        .noneMatch(trial -> HeldOutWordings.asks(ViewContent.text(trial.clean())));
    assertThat(views(drawn))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(watched())
        .contains("misleading-caption", "unrelated-image");
  }

  private static List<HardExample> hardExamples() {
    return IntStream.range(0, 20)
        .boxed()
        .flatMap(index ->
            Stream.of(
                HardExampleRecords.image("live-a", index),
                HardExampleRecords.text("live-b", index),
                HardExampleRecords.image("gate-frozen", index),
                fromApi(HardExampleRecords.heldOut("copied", index))))
        .toList();
  }

  /** Somebody sends a question of the gate under an id of his own. */
  private static HardExample fromApi(HardExample hard) {
    hard.getAnswers().getTrial().getSample().setSource("api");
    return hard;
  }

  private static BatchComposer composer(List<PreparedTrial> frozen) {
    return new BatchComposer(
        new BatchShape(3, 3, 6, 0.3, 0.9, 4),
        HardExamples.of(frozen),
        new ProbeTrials(Phrasing.TRAINING, Catalogue.standard(), "training-test"),
        Randomness.of("batches"));
  }

  private static Set<String> views(List<PreparedTrial> drawn) {
    return drawn.stream()
        .flatMap(trial -> trial.perturbed().stream())
        .map(View::perturbation)
        .collect(Collectors.toSet());
  }

  private static Set<String> watched() {
    return Catalogue.standard().perturbations().stream()
        .filter(perturbation -> perturbation.split() == View.Split.WATCH)
        .map(Perturbation::name)
        .collect(Collectors.toSet());
  }
}
