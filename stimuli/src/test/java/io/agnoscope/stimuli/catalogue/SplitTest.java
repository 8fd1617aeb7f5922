package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.Split;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is watched is not what is trained on. */
class SplitTest {

  @Test
  void everyPerturbationHasItsSplit() {
    assertThat(namesOf(Split.TRAIN))
        .containsExactlyInAnyOrder(
            "truthful-hint",
            "unrelated-facts",
            "misleading-caption",
            "black-image",
            "noise-image",
            "unrelated-image");
    assertThat(namesOf(Split.WATCH))
        .containsExactlyInAnyOrder(
            "repeat",
            "rotated-options",
            "misleading-description",
            "white-image",
            "random-characters",
            "ocr-noise",
            "instruction-distraction",
            "paraphrase",
            "screenshot-image",
            "typographic-attack",
            "benign-reencoding");
  }

  @Test
  void aViewIsOfItsPerturbationsSplit() {
    Stream.of(Fixtures.imageHeavy(), Fixtures.textHeavy(), Fixtures.multimodal())
        .flatMap(sample -> Fixtures.made(sample).views().stream().skip(1))
        .forEach(
            view -> assertThat(namesOf(view.split())).as(view.id()).contains(view.perturbation()));
  }

  @Test
  void captionsShareNoFourWordsInARow() {
    Set<String> train = fourWords(LinePool.load("captions", Split.TRAIN));
    Set<String> watch = fourWords(LinePool.load("captions", Split.WATCH));

    assertThat(train).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(watch);
  }

  @Test
  void factsAreOfOneSplit() {
    List<String> train = normalised(FactPool.of(Split.TRAIN));
    List<String> watch = normalised(FactPool.of(Split.WATCH));

    assertThat(train).doesNotHaveDuplicates().doesNotContainAnyElementsOf(watch);
    assertThat(watch).doesNotHaveDuplicates();
    assertThat(train.size() + watch.size()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void imagesOfScenesAreOfOneSplit() {
    Bank bank = Bank.standard();

    assertThat(bank.unrelated(Split.TRAIN))
        .hasSize(Bank.UNRELATED_TRAIN)
        .doesNotContainAnyElementsOf(bank.unrelated(Split.WATCH));
    assertThat(bank.unrelated(Split.WATCH)).hasSize(Bank.UNRELATED - Bank.UNRELATED_TRAIN);
  }

  @Test
  void aQuarterOfTheFactsIsFalse() {
    for (Split split : Split.values()) {
      LinePool pool = FactPool.of(split).pool();

      assertThat(pool.sections().getOrDefault(FactPool.FALSE, List.of()))
          .hasSize(pool.lines().size() / 4);
      assertThat(pool.sections())
          .containsOnlyKeys(
              "science",
              "history",
              "daily life",
              "trivia",
              "philosophy",
              "mathematics",
              FactPool.FALSE);
    }
  }

  @Test
  void aFactIsOneSentenceThatClaimsNothingOfThePicture() {
    for (Split split : Split.values()) {
      assertThat(FactPool.of(split).sentences())
          .allSatisfy(fact ->
              assertThat(fact)
                  .matches("[A-Z][ -~]{8,90}\\.")
                  .doesNotContainIgnoringCase("picture")
                  .doesNotContainIgnoringCase("image")
                  .doesNotContainIgnoringCase("photo")
                  .doesNotContainIgnoringCase("shown here"));
    }
  }

  @Test
  void everyAspectHasSeveralCaptionsOfTheRightLength() {
    for (Aspect aspect : Aspect.values()) {
      assertThat(Captions.of(Split.TRAIN).templates(aspect))
          .hasSizeGreaterThan(2)
          .allSatisfy(template -> assertThat(sentences(template)).isEqualTo(1));
      assertThat(Captions.of(Split.WATCH).templates(aspect))
          .hasSizeGreaterThan(2)
          .allSatisfy(template -> assertThat(sentences(template)).isEqualTo(2));
    }
  }

  @Test
  void everyCaptionAssertsTheOption() {
    for (Split split : Split.values()) {
      assertThat(LinePool.load("captions", split).lines())
          .allSatisfy(
              template -> assertThat(Captions.fill(template, "zyx")).contains("zyx").isNotBlank())
          .allSatisfy(template -> assertThat(template).containsPattern("\\{(an )?option}"));
    }
  }

  @Test
  void insertedImagesAreOfOneSplit() {
    Bank bank = Bank.standard();
    List<EncodedImage> train =
        Stream.of(List.of(bank.black()), bank.noise(), bank.unrelated(Split.TRAIN))
            .flatMap(List::stream)
            .toList();

    assertThat(train).doesNotContain(bank.white()).doesNotContainAnyElementsOf(bank.screenshots());
  }

  private static long sentences(String text) {
    return text.chars().filter(character -> character == '.').count();
  }

  private static List<String> normalised(FactPool facts) {
    return facts.sentences().stream()
        .map(fact -> fact.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", ""))
        .toList();
  }

  private static Set<String> fourWords(LinePool pool) {
    Set<String> all = new HashSet<>();
    for (String template : pool.lines()) {
      String plain = template.replaceAll("\\{(an )?option}", "…").replaceAll("[.,:]", "");
      List<String> words = Arrays.asList(plain.toLowerCase(Locale.ROOT).split(" "));
      IntStream.rangeClosed(0, words.size() - 4)
          .mapToObj(start -> String.join(" ", words.subList(start, start + 4)))
          .forEach(all::add);
    }
    return all;
  }

  private static List<String> namesOf(View.Split split) {
    return Catalogue.standard().perturbations().stream()
        .filter(perturbation -> perturbation.split() == split)
        .map(Perturbation::name)
        .toList();
  }
}
