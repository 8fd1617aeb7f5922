package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text perturbations of edition 2 insert. */
class TextInterventionTest {

  @Test
  void randomCharactersAreNoWordsNumbersOrLetters() {
    for (int i = 0; i < 200; i++) {
      String text = inserted(imageHeavy("id-" + i), "random-characters");

      assertThat(text).endsWith(".");
      assertThat(text.substring(0, text.length() - 1).split(" ", -1))
          .hasSizeBetween(8, 16)
          .allMatch(string -> string.matches("[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ].{4,11}"))
          .allMatch(string -> !string.matches(".*[aeiouyAEIOUY].*"));
    }
  }

  @Test
  void formLinesAreMisread() {
    List<String> lines = LinePool.load("forms", View.Split.WATCH).lines();
    int whole = 0;
    for (int i = 0; i < 100; i++) {
      String text = inserted(imageHeavy("id-" + i), "ocr-noise");
      List<String> shown = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
      assertThat(shown).hasSize(5);
      whole += (int) shown.stream().filter(lines::contains).count();
    }
    assertThat(whole).isLessThan(25);
  }

  @ParameterizedTest
  @CsvSource({"modern cellar, rn0clcmcc11ar", "Bill 10, 8l11lO"})
  void whatCanBeConfusedIsWhenEverythingIs(String line, String misread) {
    assertThat(Misreading.of(line, 1, Randomness.of(2)).replace(" ", "")).isEqualTo(misread);
  }

  @Test
  void nothingIsMisreadAtShareZero() {
    assertThat(Misreading.of("Sign here, clerk 0815", 0, Randomness.of(1)))
        .isEqualTo("Sign here, clerk 0815");
  }

  @ParameterizedTest
  @ValueSource(strings = {"random-characters", "ocr-noise"})
  void strayTextIsMarkedWhereTheTextDecidesToo(String name) {
    assertThat(inserted(Fixtures.multimodal(), name))
        .startsWith("Unrelated text, not part of the question:")
        .endsWith("End of the unrelated text.");
    assertThat(inserted(Fixtures.imageHeavy(), name)).doesNotContain("unrelated");
  }

  @Test
  void instructionsAndFramesVaryAndPushNothing() {
    for (String name : List.of("instruction-distraction", "paraphrase")) {
      Set<String> wordings = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        View view = Fixtures.view(imageHeavy("id-" + i), name);
        wordings.add(Fixtures.insertedText(view));
        assertThat(view.distractor()).isNull();
      }
      assertThat(wordings).as(name).hasSize(10);
    }
  }

  @Test
  void aTurnWithoutWordsHasNothingToParaphrase() {
    Sample sample =
        Fixtures.sample(
            "s", TaskClass.MULTIMODAL, List.of(Fixtures.PICTURE), Fixtures.colors(), null, null);

    assertThat(Fixtures.views(sample, "paraphrase")).isEmpty();
  }

  @Test
  void thePushedOptionFollowsFromTheIdAlone() {
    Set<String> pushed = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      Sample sample = imageHeavy("id-" + i);
      Sample other =
          Fixtures.sample(
              sample.id(),
              TaskClass.TEXT_HEAVY,
              List.of(Fixtures.QUESTION),
              sample.options(),
              "B",
              null);
      Option wrong = WrongOption.of(sample).orElseThrow();
      assertThat(WrongOption.of(other)).contains(wrong);
      pushed.add(wrong.letter());
    }
    assertThat(pushed).containsExactlyInAnyOrder("A", "C", "D");
  }

  @ParameterizedTest
  @CsvSource({
    "yes, REPLY",
    "No., REPLY",
    "The star is red., STATEMENT",
    "There are three stars, STATEMENT",
    "to the left of, COLOR",
    "red, COLOR",
    "Mount Everest, COLOR",
    "'', COLOR"
  })
  void aCaptionFitsTheOption(String option, String heading) {
    assertThat(Captions.heading(Aspect.COLOR, option)).isEqualTo(heading);
  }

  private static Sample imageHeavy(String id) {
    Sample like = Fixtures.imageHeavy();
    return new Sample(
        id, like.taskClass(), like.messages(), like.options(), like.answer(), like.aspect());
  }

  private static String inserted(Sample sample, String name) {
    return Fixtures.insertedText(Fixtures.view(sample, name));
  }
}
