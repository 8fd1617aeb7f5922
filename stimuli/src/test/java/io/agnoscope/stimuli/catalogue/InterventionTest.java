package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterventionTest {

  @Test
  void insertedTextStandsBetweenPictureAndQuestion() {
    View view = Fixtures.view(Fixtures.imageHeavy(), "unrelated-facts");

    assertThat(view.parts()).extracting(Part::inserted).containsExactly(false, true, false);
    assertThat(view.parts().getFirst()).isEqualTo(Fixtures.PICTURE);
    assertThat(view.parts().getLast()).isEqualTo(Fixtures.QUESTION);
  }

  @Test
  void insertedTextStandsBeforeTheFirstOfSeveralTexts() {
    Part.Text more = new Part.Text("Think of the thing in front.");
    Sample sample =
        Fixtures.sample(
            "s",
            TaskClass.IMAGE_HEAVY,
            List.of(Fixtures.PICTURE, Fixtures.QUESTION, more),
            Fixtures.colors(),
            "A",
            null);

    View view = Fixtures.view(sample, "misleading-caption");

    assertThat(view.parts()).extracting(Part::inserted).containsExactly(false, true, false, false);
  }

  @Test
  void insertedTextStandsLastInATurnWithoutText() {
    Sample sample =
        Fixtures.sample(
            "s",
            TaskClass.IMAGE_HEAVY,
            List.of(Fixtures.PICTURE),
            Fixtures.colors(),
            "A",
            Aspect.COLOR);

    assertThat(Fixtures.view(sample, "truthful-hint").parts())
        .extracting(Part::inserted)
        .containsExactly(false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "black-image",
        "white-image",
        "noise-image",
        "unrelated-image",
        "screenshot-image"
      })
  void anInsertedPictureStandsBeforeTheText(String name) {
    View view = Fixtures.view(Fixtures.textHeavy(), name);

    assertThat(view.parts()).hasSize(2);
    assertThat(view.parts().getFirst())
        .isInstanceOfSatisfying(
            Part.Picture.class,
            picture -> {
              assertThat(picture.inserted()).isTrue();
              assertThat(Catalogue.standard().image(picture.sha256())).isPresent();
            });
    assertThat(view.parts().getLast()).isEqualTo(Fixtures.QUESTION);
  }

  @Test
  void anInsertedPictureTakesThePlaceOfATextQuestionsOwn() {
    Sample sample =
        Fixtures.sample(
            "s",
            TaskClass.TEXT_HEAVY,
            List.of(Fixtures.QUESTION, Fixtures.PICTURE),
            Fixtures.colors(),
            "A",
            null);

    View view = Fixtures.view(sample, "black-image");

    assertThat(view.parts())
        .containsExactly(
            Fixtures.QUESTION, new Part.Picture(Bank.standard().black().sha256(), true));
  }

  @Test
  void factsAreSetApartWhereTheTextDecidesToo() {
    assertThat(Fixtures.insertedText(Fixtures.view(Fixtures.multimodal(), "unrelated-facts")))
        .startsWith("Unrelated notes")
        .endsWith("End of the unrelated notes.");
    assertThat(Fixtures.insertedText(Fixtures.view(Fixtures.imageHeavy(), "unrelated-facts")))
        .doesNotContain("notes");
  }

  @Test
  void aParagraphHasAsManyDistinctFactsAsAskedFor() {
    Catalogue catalogue = Catalogue.withFactSentences(3);

    String text =
        catalogue.make(1, Fixtures.imageHeavy(), Pictures.none()).views().stream()
            .filter(view -> view.perturbation().equals("unrelated-facts"))
            .map(Fixtures::insertedText)
            .findFirst()
            .orElseThrow();

    assertThat(FactPool.of(View.Split.TRAIN).sentences().stream().filter(text::contains))
        .hasSize(3);
    assertThat(catalogue.version()).isNotEqualTo(Catalogue.standard().version());
  }

  @Test
  void theHintIsTheRightOptionAndNoDistractor() {
    View view = Fixtures.view(Fixtures.imageHeavy(), "truthful-hint");

    assertThat(Fixtures.insertedText(view)).contains("red");
    assertThat(view.distractor()).isNull();
  }

  @Test
  void theCaptionNamesTheOptionItPushes() {
    Sample sample = Fixtures.imageHeavy();
    for (String name : List.of("misleading-caption", "misleading-description")) {
      View view = Fixtures.view(sample, name);
      String pushed =
          sample.options().stream()
              .filter(option -> option.letter().equals(view.distractor()))
              .findFirst()
              .orElseThrow()
              .text();

      assertThat(Fixtures.insertedText(view)).contains(pushed).doesNotContain("red");
    }
  }

  @Test
  void anOptionThatReadsLikeTheRightOneIsNotPushed() {
    Sample sample =
        Fixtures.sample(
            "s",
            TaskClass.IMAGE_HEAVY,
            List.of(Fixtures.PICTURE, Fixtures.QUESTION),
            Fixtures.options("Red.", "red", "blue"),
            "B",
            null);

    assertThat(Fixtures.view(sample, "misleading-caption").distractor()).isEqualTo("C");
  }

  @Test
  void withoutAKnownAnswerNothingIsAsserted() {
    Sample sample =
        Fixtures.sample(
            "s",
            TaskClass.IMAGE_HEAVY,
            List.of(Fixtures.PICTURE, Fixtures.QUESTION),
            Fixtures.colors(),
            null,
            Aspect.COLOR);

    assertThat(Fixtures.made(sample).views())
        .extracting(View::perturbation)
        .doesNotContain(
            "misleading-caption", "misleading-description", "truthful-hint", "typographic-attack")
        .contains("unrelated-facts", "repeat", "rotated-options");
  }

  @Test
  void freeTextGetsWhatNeedsNoOptions() {
    Sample sample =
        Fixtures.sample(
            "s",
            TaskClass.IMAGE_HEAVY,
            List.of(Fixtures.PICTURE, Fixtures.QUESTION),
            List.of(),
            null,
            null);

    assertThat(Fixtures.made(sample).views())
        .extracting(View::id)
        .containsExactly(
            "clean",
            "repeat",
            "unrelated-facts",
            "random-characters",
            "ocr-noise",
            "instruction-distraction",
            "paraphrase",
            "benign-reencoding");
  }

  @ParameterizedTest
  @CsvSource({
    "star, It is a star.",
    "octagon, It is an octagon.",
    "a dog, It is a dog.",
    "dogs, It is dogs.",
    "glass, It is a glass.",
    "Mount Everest, It is Mount Everest.",
    "3, It is 3.",
    "star., It is a star.",
    "{option}, It is {option}."
  })
  void anOptionGetsTheArticleThatItLacks(String option, String sentence) {
    assertThat(Captions.fill("It is {an option}.", option)).isEqualTo(sentence);
  }
}
