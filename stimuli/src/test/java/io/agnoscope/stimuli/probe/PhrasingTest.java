package io.agnoscope.stimuli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasingTest {

  private static final List<Templates> ALL = all();
  private static final String NAMES = String.join("|", Names.ALL);

  @Test
  void everySortOfQuestionHasSixWordingsToTrainOnAndTwoHeldOut() {
    assertThat(ALL)
        .allSatisfy(templates -> {
          assertThat(templates.training()).hasSizeGreaterThanOrEqualTo(6);
          assertThat(templates.heldOut()).hasSizeGreaterThanOrEqualTo(2);
          assertThat(templates.training()).doesNotContainAnyElementsOf(templates.heldOut());
        });
  }

  @Test
  void everyHeldOutWordIsKnownFromTraining() {
    Set<String> known =
        ALL.stream()
            .flatMap(templates -> templates.training().stream())
            .flatMap(PhrasingTest::words)
            .collect(Collectors.toSet());

    assertThat(
            ALL.stream()
                .flatMap(templates -> templates.heldOut().stream())
                .flatMap(PhrasingTest::words))
        .isSubsetOf(known);
  }

  @Test
  void questionsOfTheTwoSetsNeverMeet() {
    Set<String> trained = new HashSet<>();
    for (Probe probe : ProbeReading.some(Phrasing.TRAINING, 300)) {
      trained.add(shape(probe));
    }
    for (Probe probe : ProbeReading.some(Phrasing.HELD_OUT, 300)) {
      assertThat(trained).doesNotContain(shape(probe));
    }
  }

  @Test
  void heldOutSumsHaveNumbersOfTheirOwn() {
    Set<List<String>> trained = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      trained.add(numbers(new Probes(Phrasing.TRAINING).text(TextFamily.ARITHMETIC, "t", 1, i)));
    }
    for (int i = 0; i < 2_000; i++) {
      assertThat(trained)
          .doesNotContain(
              numbers(new Probes(Phrasing.HELD_OUT).text(TextFamily.ARITHMETIC, "h", 1, i)));
    }
  }

  /** The numbers of a sum in their order, and its result. */
  private static List<String> numbers(Probe probe) {
    return List.of(
        ProbeReading.text(probe).replaceAll("\\D+", " ").strip(), ProbeReading.right(probe));
  }

  @Test
  void textsAreShortAndEndInTheQuestion() {
    for (Phrasing phrasing : Phrasing.values()) {
      for (Probe probe : ProbeReading.some(phrasing, 300)) {
        assertThat(words(ProbeReading.context(probe)).count()).isLessThanOrEqualTo(28);
        assertThat(words(ProbeReading.question(probe)).count()).isBetween(3L, 16L);
        assertThat(ProbeReading.text(probe)).doesNotContain("{", "}").matches("[A-Z].*[.?]");
      }
    }
  }

  /** The wording: of a sum it is the whole text, of others the question. */
  private static String shape(Probe probe) {
    return probe.family().equals("arithmetic")
        ? ProbeReading.text(probe).replaceAll("\\d+", "#").replaceAll("\\b(" + NAMES + ")\\b", "N")
        : ProbeReading.question(probe);
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9+{}-]+"))
        .filter(word -> !word.isEmpty());
  }

  private static List<Templates> all() {
    List<Templates> all = new ArrayList<>(Templates.OF_PICTURES);
    all.addAll(
        List.of(
            ArithmeticTemplates.SUM,
            ArithmeticTemplates.DIFFERENCE,
            ArithmeticTemplates.SUM_LESS,
            OrderingQuestions.EXTREME,
            OrderingQuestions.MIDDLE));
    Topic.ALL.forEach(topic -> all.addAll(List.of(topic.value(), topic.person())));
    return all;
  }
}
