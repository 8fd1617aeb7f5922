package io.agnoscope.vlm.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.blocks.Architecture;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TextTokensTest {

  @Test
  void putsContextQuestionAndOptionsInTheirPlaces() {
    TextTokens tokens = TextTokens.of("It is red. What color is it?", List.of("left of", "blue"));

    assertThat(tokens.words().subList(0, 4)).containsExactly("it", "is", "red", "");
    assertThat(tokens.words().subList(Architecture.CONTEXT, Architecture.CONTEXT + 4))
        .containsExactly("what", "color", "is", "it");
    assertThat(tokens.option(0)).containsExactly("left", "of");
    assertThat(tokens.option(1)).containsExactly("blue");
  }

  @Test
  void keepsTheLastWordsOfALongContext() {
    String many = String.join(" ", Collections.nCopies(200, "far")) + " near. What is it?";
    TextTokens tokens = TextTokens.of(many, List.of("a", "b"));

    assertThat(tokens.words().get(Architecture.CONTEXT - 1)).isEqualTo("near");
  }

  @Property
  void fitsWhateverItIsGiven(@ForAll String text, @ForAll @Size(min = 2, max = 6) List<String> o) {
    TextTokens tokens = TextTokens.of(text, o);
    Encoding encoding =
        Encoding.of(
            new Vocabulary(List.of("a")), List.of(new Prompt(null, text, o)), List.of(tokens));

    assertThat(tokens.words()).hasSize(Architecture.WORDS);
    assertThat(encoding.optionPresent()).hasSize(Architecture.OPTIONS).contains(1);
    for (float feature : encoding.numeralFeatures()) {
      assertThat(feature).isFinite();
    }
  }

  @Test
  void anOptionThatIsOneNumeralHasItsValue() {
    List<String> options = List.of("three", "17", "2 or 3", "red");
    Encoding encoding =
        Encoding.of(
            new Vocabulary(List.of()),
            List.of(new Prompt(null, "How many?", options)),
            List.of(TextTokens.of("How many?", options)));

    assertThat(encoding.optionValues()).startsWith(3, 17, 0, 0);
    assertThat(encoding.optionNumeral()).startsWith(1, 1, 0, 0);
  }
}
