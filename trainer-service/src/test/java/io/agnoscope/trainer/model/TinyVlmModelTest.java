package io.agnoscope.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.domain.batch.BatchComposer;
import io.agnoscope.trainer.domain.batch.BatchShape;
import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.service.Configurations;
import io.agnoscope.trainer.service.Model;
import io.agnoscope.vlm.Adversarial;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Consistency;
import io.agnoscope.vlm.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A few steps of the real network, on what the service really feeds it. */
class TinyVlmModelTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();

  private final Model model = new TinyVlmModel(Configurations.of());
  private final Checkpoint first = model.first();

  @Test
  void learnsAndBecomesACheckpointThatAnswers() {
    BatchComposer batches =
        new BatchComposer(
            new BatchShape(4, 2, 6, 0.3, 0, 2),
            (fits, randomness) -> Optional.empty(),
            new ProbeTrials(Phrasing.TRAINING, CATALOGUE, "training-test"),
            Randomness.of("tiny"));
    Checkpoint trained;
    try (Model.Learning learning = model.learning(first, 1)) {
      for (int step = 0; step < 5; step++) {
        Losses losses = learning.step(batches.batch(step), step / 5.0);
        assertThat(losses.finite()).isTrue();
        assertThat(losses.total()).isPositive();
      }
      trained =
          learning.snapshot(new Model.Lesson("tinyvlm-2", Instant.EPOCH, 1, 0.1, List.of("probe")));
    }

    assertThat(trained.manifest().id())
        .isEqualTo("tinyvlm-2-" + trained.manifest().weightsSha256().substring(0, 8));
    assertThat(trained.manifest().parent()).isEqualTo(first.manifest().id());
    assertThat(trained.weights()).isNotEqualTo(first.weights());
    try (Model.Answering answering = model.answering(trained)) {
      assertThat(answering.decide(questions())).hasSize(6);
    }
  }

  @Test
  void theObjectiveIsWhatIsConfigured() {
    TrainerConfig.Tuning tuning = Configurations.of().trainer().tuning();
    TrainerConfig.Tuning other =
        Configurations.of(
                "agnoscope.trainer.tuning.consistency.divergence", "kullback-leibler",
                "agnoscope.trainer.tuning.adversarial.steps", "1")
            .trainer()
            .tuning();

    assertThat(tuning.consistency().settings()).isEqualTo(Consistency.standard());
    assertThat(tuning.adversarial().settings()).isEqualTo(Adversarial.none());
    assertThat(other.consistency().divergence()).isEqualTo(Consistency.Divergence.KULLBACK_LEIBLER);
    assertThat(other.adversarial().settings()).isEqualTo(Adversarial.standard());
  }

  @Test
  void decidesForAnOptionOfEveryView() {
    List<PreparedTrial> questions = questions();

    List<List<String>> decisions;
    try (Model.Answering answering = model.answering(first)) {
      decisions = answering.decide(questions);
    }

    for (int index = 0; index < questions.size(); index++) {
      PreparedTrial question = questions.get(index);
      assertThat(decisions.get(index)).hasSize(1 + question.perturbed().size());
      assertThat(question.clean().options())
          .extracting(option -> option.canonicalLetter())
          .containsAll(decisions.get(index));
    }
  }

  @Test
  void seesImagesOnly() {
    PreparedTrial probe = new ProbeQuestions(CATALOGUE, "tinyvlm", 2).clean("color", 0);

    assertThat(model.asSeen(probe.image(probe.clean()).orElseThrow()))
        .hasValue(probe.image(probe.clean()).orElseThrow());
    assertThat(model.asSeen(new byte[] {1, 2, 3})).isEmpty();
    assertThat(Trials.plain("a").image(Trials.plain("a").clean()).flatMap(model::asSeen)).isEmpty();
  }

  @Test
  void keepsOfALargePictureOnlyWhatItSees() throws IOException {
    BufferedImage large = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 600 * 400; i++) {
      large.setRGB(i % 600, i / 600, random.nextInt());
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    ImageIO.write(large, "png", encoded);

    byte[] seen = model.asSeen(encoded.toByteArray()).orElseThrow();

    assertThat(seen.length).isLessThan(encoded.size() / 10);
    assertThat(Raster.ofPng(seen)).isEqualTo(Raster.of(large));
  }

  private static List<PreparedTrial> questions() {
    ProbeQuestions questions = new ProbeQuestions(CATALOGUE, "tinyvlm", 2);
    return IntStream.range(0, 6).mapToObj(index -> questions.withViews("color", index)).toList();
  }
}
