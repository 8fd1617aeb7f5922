package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.answering.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterParserTest {

  private static final List<Choice> CHOICES =
      List.of(
          new Choice("A", "star"),
          new Choice("B", "cross"),
          new Choice("C", "vitamin B"),
          new Choice("D", "a ring"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A|A",
        "b|B",
        " (b) |B",
        "**C**|C",
        "B.|B",
        "\"D\"|D",
        "$\\boxed{B}$|B",
        "so \\boxed{c}, then|C",
        "B: cross|B",
        "b) cross|B",
        "A. star|A",
        "A) a star|A",
        "The answer is B.|B",
        "the answer is b because it is so|B",
        "The answer is A because it is so|A",
        "Answer: **c**|C",
        "My answer: (d)|D",
        "Option B seems right|B",
        "I would choose option c|C",
        "It is not A but B|B",
        "I think that B fits best|B",
        "A cat stands there, so C|C",
        "star|A",
        "A star.|A",
        "a cross|B",
        "Vitamin B|C",
        "the ring|D",
        "<think>It could be A.</think>B|B",
        "Both B and C fit|B",
        "B, A|B",
      })
  void reads(String text, String letter) {
    assertThat(letter(text)).contains(letter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "A cat stands on a mat.",
        "a picture of a dog",
        "The answer is a matter of taste",
        "There is a dog.",
        "I cannot tell.",
        "I'd say none",
        "E",
        "(E)",
        "Written in C++ or C#",
        "A's are good",
        "U.S.A.F. planes",
        "Class A-rated",
        "AB",
        "<think>It could be A",
        "no idea"
      })
  void tellsNothing(String text) {
    assertThat(letter(text)).isEmpty();
  }

  @Property
  void aLetterIsFoundInAnyDress(
      @ForAll @IntRange(max = 3) int choice, @ForAll @IntRange(max = 7) int dress) {
    String letter = CHOICES.get(choice).letter();
    String text =
        List.of("%s", "(%s)", " %s.", "**%s**", "[%s]", "Answer: %s", "The answer is (%s)", "%s)")
            .get(dress)
            .formatted(letter);

    assertThat(LetterParser.parse(text, CHOICES))
        .hasValueSatisfying(found -> {
          assertThat(found.choice()).isEqualTo(choice);
          assertThat(text.substring(found.at(), found.at() + 1)).isEqualTo(letter);
        });
    assertThat(letter(text.toLowerCase(Locale.ROOT))).contains(letter);
  }

  @Property
  void anyTextIsReadOrNot(@ForAll String text) {
    LetterParser.parse(text, CHOICES)
        .ifPresent(found -> {
          assertThat(found.choice()).isBetween(0, 3);
          if (found.at() >= 0) {
            assertThat(text.substring(found.at(), found.at() + 1))
                .isEqualToIgnoringCase(CHOICES.get(found.choice()).letter());
          }
        });
  }

  @Property
  void spaceAroundAnAnswerChangesNothing(
      @ForAll @AlphaChars @StringLength(max = 12) String text,
      @ForAll @IntRange(max = 5) int before,
      @ForAll @IntRange(max = 5) int after) {
    assertThat(letter(" ".repeat(before) + text + "\n".repeat(after))).isEqualTo(letter(text));
  }

  @Property
  void anArticleIsNoLetter(@ForAll @AlphaChars @StringLength(min = 5, max = 12) String noun) {
    String word = noun.toLowerCase(Locale.ROOT);

    assertThat(letter("A " + word + " stands there")).isEmpty();
    assertThat(letter("It is a " + word)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 26})
  void takesAsManyLettersAsThereAre(int count) {
    List<Choice> choices =
        IntStream.range(0, count)
            .mapToObj(i -> new Choice(String.valueOf((char) ('A' + i)), "option number " + i))
            .toList();
    for (int i = 0; i < count; i++) {
      assertThat(LetterParser.parse("Answer: " + choices.get(i).letter(), choices))
          .map(LetterParser.Found::choice)
          .contains(i);
    }
  }

  private static Optional<String> letter(String text) {
    return LetterParser.parse(text, CHOICES).map(found -> CHOICES.get(found.choice()).letter());
  }
}
