package io.agnoscope.vlm.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private final Vocabulary vocabulary = new Vocabulary(List.of("star", "red", "star"));

  @Test
  void keepsEachWordOnceInOrder() {
    assertThat(vocabulary.words()).containsExactly("red", "star");
    assertThat(vocabulary.id("red")).isEqualTo(vocabulary.size() - 2);
    assertThat(vocabulary.id("star")).isEqualTo(vocabulary.size() - 1);
  }

  @Property
  void everyWordHasAnIdInsideAndNeverPadding(@ForAll String word) {
    assertThat(vocabulary.id(word)).isBetween(1, vocabulary.size() - 1);
  }

  @Test
  void aNumeralIsItsValueHoweverWritten() {
    assertThat(vocabulary.id("three")).isEqualTo(vocabulary.id("3"));
    assertThat(vocabulary.id("3")).isNotEqualTo(vocabulary.id("4"));
  }

  @Test
  void unknownWordsAreTheSameEachTime() {
    assertThat(vocabulary.id("zyx")).isEqualTo(new Vocabulary(List.of("red", "star")).id("zyx"));
    assertThat(vocabulary.id("zyx")).isLessThan(vocabulary.id("red"));
  }
}
