package io.agnoscope.embedded.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardQuestionReaderTest {

  private final List<Skipped> skippedViews = new ArrayList<>();
  private final HardExample image = HardExampleRecords.image(1);
  private Path store;
  private HardQuestionReader reader;

  @BeforeEach
  void reader(@TempDir Path folder) throws IOException {
    store = Files.createDirectory(folder.resolve("store"));
    reader =
        new HardQuestionReader(
            new IntakeRules(Set.of("probe"), Set.of("revoked")), new PictureSource(store));
  }

  @Test
  void aQuestionHasItsPictureItsOptionsAndOnlyViewsToTrainOn() throws SkippedException {
    HardQuestion question = reader.read(image, skippedViews::add);

    Sample sample = sample(image);
    assertThat(question.picture().map(Picture::sha256))
        .contains(sample.getImages().getFirst().getSha256());
    assertThat(question.options()).hasSize(sample.getOptions().size());
    assertThat(question.answer()).isEqualTo(sample.getAnswer());
    assertThat(question.aspect()).isEqualTo("color");
    assertThat(question.perturbed().stream().map(Prompt::perturbation))
        .contains("unrelated-facts", "misleading-caption", "truthful-hint")
        .doesNotContain(
            "misleading-description", "repeat", "rotated-options", "ocr-noise", "paraphrase");
    assertThat(question.clean().spoken())
        .startsWith(Prompt.IMAGE + "\n" + question.text())
        .contains("\nA. " + question.options().get("A") + "\n");
    assertThat(skippedViews).isEmpty();
  }

  @Test
  void factsAreTheWordsThatPushAWrongOption() throws SkippedException {
    HardQuestion question = reader.read(image, skippedViews::add);

    assertThat(question.facts()).hasSize(1);
    question
        .facts()
        .forEach((wrong, words) -> {
          assertThat(question.options()).containsValue(wrong);
          assertThat(wrong).isNotEqualTo(question.options().get(question.answer()));
          assertThat(words).containsIgnoringCase(wrong);
        });
  }

  @Test
  void aTextHeavyQuestionHasNoPictureButItsViewsHave() throws SkippedException {
    HardQuestion question = reader.read(HardExampleRecords.text(1), skippedViews::add);

    assertThat(question.picture()).isEmpty();
    assertThat(question.facts()).isEmpty();
    assertThat(question.clean().picture()).isEmpty();
    assertThat(question.perturbed()).isNotEmpty().allMatch(view -> view.picture().isPresent());
  }

  @Test
  void whatMayNotBeLearnedFromIsSkippedByCause() {
    assertThat(skipped(other -> sample(other).setSource("mirror")))
        .contains(Skipped.SOURCE_NOT_ALLOWED);
    assertThat(skipped(other -> sample(other).setTenant("revoked")))
        .contains(Skipped.TENANT_LEFT_OUT);
    assertThat(skipped(other -> sample(other).setTenant("another"))).isEmpty();
    assertThat(skipped(other -> trial(other).setRun("replay-1"))).contains(Skipped.REPLAY);
    assertThat(skipped(other -> sample(other).setAnswer(null))).contains(Skipped.UNLABELLED);
    assertThat(skipped(other -> sample(other).setOptions(List.of())))
        .contains(Skipped.NOT_MULTIPLE_CHOICE);
    assertThat(skipped(other -> sample(other).setId("gate-frozen-1"))).contains(Skipped.GATE);
    assertThat(
            skipped(other -> {
              Message turn = sample(other).getMessages().getFirst();
              sample(other).setMessages(List.of(turn, turn));
            }))
        .contains(Skipped.EARLIER_TURNS);
    assertThat(skipped(other -> clean(other).getParts().add(picturePart(other))))
        .contains(Skipped.SEVERAL_PICTURES);
    assertThat(skipped(other -> clean(other).getParts().add(new TextPart("an <image>", false))))
        .contains(Skipped.IMAGE_TOKEN_IN_TEXT);
    assertThat(skipped(other -> clean(other).setKind(ViewKind.UNKNOWN)))
        .contains(Skipped.MALFORMED);
    assertThat(skipped(other -> own(other).setContent(ByteBuffer.wrap(new byte[] {1}))))
        .contains(Skipped.PICTURE_DAMAGED);
    assertThat(skipped(other -> sample(other).setImages(List.of())))
        .contains(Skipped.PICTURE_MISSING);
  }

  @Test
  void aLargePictureIsReadFromTheStoreAndNoOtherFileIs() throws Exception {
    HardExample large = HardExampleRecords.image(2);
    ByteBuffer content = own(large).getContent();
    byte[] encoded = new byte[content.remaining()];
    content.get(encoded);
    own(large).setContent(null);
    Path kept = Files.write(store.resolve("kept"), encoded);
    own(large).setUri(kept.toUri().toString());
    assertThat(reader.read(large, skippedViews::add).picture()).isPresent();

    Path elsewhere = Files.write(store.resolveSibling("elsewhere"), encoded);
    for (String uri :
        List.of(elsewhere.toUri().toString(), store.toUri() + "../elsewhere", "s3://b/k", "?")) {
      own(large).setUri(uri);
      assertThat(why(large)).as(uri).contains(Skipped.PICTURE_MISSING);
    }
  }

  @Test
  void aViewWhosePictureIsGoneIsLeftOutAlone() throws SkippedException {
    HardExample text = HardExampleRecords.text(1);
    String unknown = "0".repeat(64);
    trial(text).getViews().stream()
        .filter(view -> view.getPerturbation().equals("black-image"))
        .forEach(view -> view.setParts(List.of(new ImagePart(unknown, true))));

    HardQuestion question = reader.read(text, skippedViews::add);

    assertThat(question.perturbed()).isNotEmpty();
    assertThat(skippedViews).containsExactly(Skipped.PICTURE_MISSING);
  }

  /** A change to a record. */
  private interface Change {
    void to(HardExample example);
  }

  private Optional<Skipped> skipped(Change change) {
    HardExample changed = HardExampleRecords.image(1);
    clean(changed).setParts(new ArrayList<>(clean(changed).getParts()));
    change.to(changed);
    return why(changed);
  }

  private Optional<Skipped> why(HardExample example) {
    try {
      reader.read(example, skippedViews::add);
      return Optional.empty();
    } catch (SkippedException skipped) {
      return Optional.of(skipped.why());
    }
  }

  private static Trial trial(HardExample example) {
    return example.getAnswers().getTrial();
  }

  private static Sample sample(HardExample example) {
    return trial(example).getSample();
  }

  private static Image own(HardExample example) {
    return sample(example).getImages().getFirst();
  }

  private static View clean(HardExample example) {
    return trial(example).getViews().getFirst();
  }

  private static ImagePart picturePart(HardExample example) {
    return new ImagePart(own(example).getSha256(), false);
  }
}
