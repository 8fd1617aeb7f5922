package io.agnoscope.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.HardExampleRecords;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.kafka.HardExampleReader.Reading;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HardExampleReaderTest {

  private final HardExampleReader reader =
      new HardExampleReader(
          new IntakePolicy("tinyvlm", Set.of("probe"), 6), HardExampleRecords::bank, image -> true);

  @Test
  void takesTheTrainableViewsAndTheImagesTheyShow() {
    HardExample hard = HardExampleRecords.image("live-color-1", 7);

    Reading reading = reader.read(hard);

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Taken.class,
            taken -> {
              CollectedExample example = taken.example();
              assertThat(example.reasons()).containsExactlyInAnyOrder("wrong", "flipped");
              assertThat(example.trial().perturbed())
                  .extracting(View::perturbation)
                  .contains("misleading-caption", "unrelated-facts", "truthful-hint")
                  .doesNotContain("misleading-description", "repeat", "rotated-options");
              assertThat(example.trial().image(example.trial().clean())).isPresent();
              assertThat(example.trial().family()).isEqualTo("color");
            });
  }

  @Test
  void findsInsertedImagesInTheBank() {
    assertThat(reader.read(HardExampleRecords.text("live-lookup-1", 7)))
        .isInstanceOfSatisfying(
            Reading.Taken.class,
            taken ->
                assertThat(taken.example().trial().perturbed())
                    .extracting(View::perturbation)
                    .contains("black-image", "unrelated-image")
                    .doesNotContain("white-image"));
  }

  @Test
  void refusesAnExampleWhoseImageDoesNotTravelWithIt() {
    HardExample hard = HardExampleRecords.image("live-color-1", 7);
    hard.getAnswers().getTrial().getSample().getImages().getFirst().setContent(null);

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.IMAGE_MISSING));
  }

  @Test
  void refusesAnImageThatTheModelCannotSee() {
    HardExampleReader blind =
        new HardExampleReader(
            new IntakePolicy("tinyvlm", Set.of("probe"), 6),
            sha -> Optional.empty(),
            image -> false);

    assertThat(blind.read(HardExampleRecords.image("live-color-1", 7)))
        .isEqualTo(new Reading.Refused(Refusal.IMAGE_MISSING));
  }

  @Test
  void doesNotGuessAtATrialThatContradictsItself() {
    HardExample hard = HardExampleRecords.image("live-color-1", 7);
    hard.getAnswers().getTrial().getViews().removeIf(view -> view.getKind() == ViewKind.CLEAN);

    assertThatThrownBy(() -> reader.read(hard)).isInstanceOf(IllegalArgumentException.class);
  }
}
