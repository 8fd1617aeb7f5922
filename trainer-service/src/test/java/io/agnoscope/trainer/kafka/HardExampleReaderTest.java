package io.agnoscope.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.HardExampleRecords;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.intake.UnlabelledPolicy;
import io.agnoscope.trainer.kafka.HardExampleReader.Reading;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HardExampleReaderTest {

  private static final IntakePolicy POLICY =
      new IntakePolicy("tinyvlm", Set.of("probe"), UnlabelledPolicy.none(), 6);

  private final HardExampleReader reader =
      new HardExampleReader(POLICY, HardExampleRecords::bank, this::store, Optional::of);
  private final Map<String, byte[]> stored = new HashMap<>();
  private boolean away;

  private byte[] store(String uri, String sha256) throws IOException {
    if (away) {
      throw new IOException("away for the test");
    }
    byte[] found = stored.get(uri);
    if (found == null) {
      throw new FileNotFoundException("pruned");
    }
    return found;
  }

  @Test
  void takesTheTrainableViewsAndTheImagesTheyShow() throws IOException {
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
  void findsInsertedImagesInTheBank() throws IOException {
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
  void refusesAnExampleWhoseImageDoesNotTravelWithIt() throws IOException {
    HardExample hard = HardExampleRecords.image("live-color-1", 7);
    hard.getAnswers().getTrial().getSample().getImages().getFirst().setContent(null);

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.IMAGE_MISSING));
  }

  @Test
  void readsFromTheStoreWhatDoesNotTravel() throws IOException {
    HardExample hard = HardExampleRecords.image("live-color-1", 7);
    stored.put("store:/own", new byte[] {5});
    moveOut(hard);

    assertThat(reader.read(hard))
        .isInstanceOfSatisfying(
            Reading.Taken.class,
            taken ->
                assertThat(taken.example().trial().image(taken.example().trial().clean()))
                    .hasValueSatisfying(image -> assertThat(image).containsExactly(5)));
  }

  @Test
  void findsPicturesThatWereMadeOfTheSamplesOwn() throws IOException {
    HardExample hard = HardExampleRecords.image("live-color-1", 7);
    Trial trial = hard.getAnswers().getTrial();
    List<Image> made = new ArrayList<>(trial.getImages());
    made.addAll(trial.getSample().getImages());
    trial.setImages(made);
    trial.getSample().setImages(List.of());

    assertThat(reader.read(hard)).isInstanceOf(Reading.Taken.class);
  }

  @Test
  void dropsAnExampleWhosePictureIsGoneAndWaitsForAStoreThatIsAway() throws IOException {
    HardExample hard = HardExampleRecords.image("live-color-1", 7);
    moveOut(hard);

    assertThat(reader.read(hard)).isEqualTo(new Reading.Refused(Refusal.IMAGE_MISSING));
    away = true;
    assertThatThrownBy(() -> reader.read(hard)).isInstanceOf(IOException.class);
  }

  private static void moveOut(HardExample hard) {
    Image own = hard.getAnswers().getTrial().getSample().getImages().getFirst();
    own.setContent(null);
    own.setUri("store:/own");
  }

  @Test
  void refusesAnImageThatTheModelCannotSee() throws IOException {
    HardExampleReader blind =
        new HardExampleReader(
            POLICY, sha -> Optional.empty(), this::store, image -> Optional.empty());

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
