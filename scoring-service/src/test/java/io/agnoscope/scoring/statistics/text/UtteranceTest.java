package io.agnoscope.scoring.statistics.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UtteranceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A red cube.|red cube",
        "The RED   cube!|the red cube",
        "It's a dog|It\u2019s a dog.",
        "\uff34\uff48\uff52\uff45\uff45 dogs|3 dogs",
        "three dogs|3 dogs",
        "\u0663 dogs|3 dogs",
        "twenty-three|23",
        "one hundred and five|105",
        "two thousand twenty six|2026",
        "a dozen eggs|12 eggs",
        "two dozen|24",
        "1,000 people|1000 people",
        "3.50|3.5",
        "minus five|-5",
        "\u22125|-5",
        "the third one|the 3rd one",
        "half|1/2",
        "\u00bd|1/2",
        "zero|-0",
      })
  void theSameIsSaidWhateverTheForm(String first, String second) {
    assertThat(Utterance.of(first).words()).isEqualTo(Utterance.of(second).words());
    assertThat(Utterance.of(first).otherFacts(Utterance.of(second))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 dogs|4 dogs",
        "three dogs|four dogs",
        "-5|5",
        "5 - 3 = 2|5 - 3 = -2",
        "5 %|5",
        "5 dollars|5 euros",
        "5 km|5 m",
        "3:15|3:50",
        "third|third and fourth",
        "1,000|1,100",
        "It is a dog|It is not a dog",
        "It is there|It isn't there",
        "Yes|No",
        "There is a dog|There is no dog",
        "a red cube|a blue cube",
        "a wooden cube|a metal cube",
        "a circle|a square",
        "It is to the left of it|It is on the right of it",
        "It is in front of it|It is behind it",
        "He is walking|He is running",
        "Both of them|None of them",
        "x > 3|x < 3",
        "more than that|less than that",
        "a dog|a cat",
        "something|...",
      })
  void anotherFactIsSaid(String first, String second) {
    assertThat(Utterance.of(first).otherFacts(Utterance.of(second))).isTrue();
    assertThat(Utterance.of(second).otherFacts(Utterance.of(first))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It is a red cube.|The cube is red.",
        "3 dogs|There are three dogs here.",
        "a grey stone|a gray rock",
        "The one on the left|It is the left one",
        "One of them is asleep|One of them sleeps",
        "on top of it|above it",
        "5 percent|5 %",
        "two pictures of puppies|a couple of dogs",
        "That is right, it is fine|It is fine",
        "It is 10 kg|It weighs 10 kilograms",
      })
  void otherWordsMaySayTheSameFacts(String first, String second) {
    assertThat(Utterance.of(first).otherFacts(Utterance.of(second))).isFalse();
    assertThat(Utterance.of(first).sameWords(Utterance.of(second))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "\n\t", "?!", "\ud83d\ude00"})
  void whereThereIsNoWordNothingIsSaid(String text) {
    assertThat(Utterance.of(text).empty()).isTrue();
  }

  @Test
  void anArticleAloneIsStillAWord() {
    assertThat(Utterance.of("A").words()).containsExactly("a");
  }

  @Test
  void anyScriptIsRead() {
    assertThat(Utterance.of("\u4e09\u53ea\u72d7\u3002").words())
        .isEqualTo(Utterance.of("\u4e09\u53ea\u72d7").words());
    assertThat(Utterance.of("\u041a\u0420\u0410\u0421\u041d\u042b\u0419!").words())
        .containsExactly("\u043a\u0440\u0430\u0441\u043d\u044b\u0439");
  }

  @Property(tries = 300)
  void everyTextIsReadAndIsLikeItself(@ForAll String text) {
    Utterance utterance = Utterance.of(text);

    assertThat(Utterance.of(text)).isEqualTo(utterance);
    assertThat(utterance.otherFacts(utterance)).isFalse();
    assertThat(utterance.words()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "1", "1,", "hundred ", "no one ", "-", "minus ", "\ufdfa", "in ", "'", "1."})
  void aLongTextCostsLittle(String part) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> Utterance.of(part.repeat(1_000_000)));
  }

  @Test
  void theVersionNamesTheWordList() {
    assertThat(Utterance.VERSION).matches("text-1-[0-9a-f]{8}");
  }
}
