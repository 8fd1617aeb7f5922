package io.agnoscope.vlm.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @Test
  void cutsWordsNumeralsAndSigns() {
    assertThat(Words.of("What is 23 + 14, isn't it? Left-most!"))
        .containsExactly("what", "is", "23", "+", "14", "isn't", "it", "left", "-", "most");
  }

  @Property
  void neverFailsAndNeverGivesAnEmptyWord(@ForAll String text) {
    assertThat(Words.of(text)).noneMatch(String::isEmpty);
  }

  @ParameterizedTest
  @CsvSource({"zero,0", "three,3", "twenty,20", "42,42", "2.5,2.5"})
  void readsNumerals(String word, double value) {
    assertThat(Numerals.valueOf(word)).hasValue(value);
  }

  @Test
  void readsNothingElseAsANumeral() {
    assertThat(Numerals.valueOf("stars")).isEmpty();
    assertThat(Numerals.valueOf("")).isEmpty();
  }

  @Test
  void theLastSentenceIsTheQuestion() {
    assertThat(Sentences.of("Ann has 2.5 coins. She said: hm! Who is it?"))
        .isEqualTo(new Sentences("Ann has 2.5 coins. She said: hm!", "Who is it?"));
    assertThat(Sentences.of("Who is it?")).isEqualTo(new Sentences("", "Who is it?"));
    assertThat(Sentences.of("  ")).isEqualTo(new Sentences("", ""));
  }

  @Test
  void degreesOfComparisonShareAStem() {
    assertThat(Stems.key("taller")).isEqualTo(Stems.key("tallest")).isEqualTo(Stems.key("tall"));
    assertThat(Stems.key("taller")).isNotEqualTo(Stems.key("shorter"));
    assertThat(Stems.of("her")).isEqualTo("her");
    assertThat(Stems.of("best")).isEqualTo("best");
  }
}
