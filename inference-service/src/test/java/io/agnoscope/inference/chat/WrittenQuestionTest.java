package io.agnoscope.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.answering.Choice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenQuestionTest {

  private static final String ASK = "What color is the ball?";

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of("Question:\n" + ASK + "\nOption:\nA: red\nB: blue", ASK, "A=red B=blue"),
        Arguments.of(
            "Question:\r\n" + ASK + "\r\nOptions:\r\nA: red\r\nB: blue\r\n", ASK, "A=red B=blue"),
        Arguments.of(
            "Question:\nA: one. B: two.\nOption:\nA: x\nB: y\n"
                + ASK
                + "\nOption:\nA: red\nB: blue",
            "A: one. B: two.\nOption:\nA: x\nB: y\n" + ASK,
            "A=red B=blue"),
        Arguments.of(
            "A fact.\nQuestion:\n" + ASK + "\nOption:\nA: red\nB: blue\nAnswer with the letter.",
            "A fact.\n" + ASK,
            "A=red B=blue"),
        Arguments.of("Question:\n\nOption:\nA: red\nB: red", "", "A=red B=red"),
        Arguments.of(ASK + "\nA) red\nB) blue\nAnswer with the letter.", ASK, "A=red B=blue"),
        Arguments.of(ASK + " (a) red (b) blue", ASK, "a=red b=blue"),
        Arguments.of("A. red\nB. blue\n" + ASK, ASK, "A=red B=blue"),
        Arguments.of(
            "Look at it.\nOptions:\nA. red\nB. blue\n" + ASK,
            "Look at it.\n" + ASK,
            "A=red B=blue"));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void takesLayoutsApart(String turn, String text, String choices) {
    WrittenQuestion question = WrittenQuestion.in(turn).orElseThrow();

    assertThat(question.text()).isEqualTo(text);
    assertThat(
            question.choices().stream()
                .map(choice -> choice.letter() + "=" + choice.text())
                .collect(Collectors.joining(" ")))
        .isEqualTo(choices);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "What is it?",
        "Question:\nWhat is it?\nOption:\nA: red",
        "Question:\nWhat is it?\nOption:\nB: red\nC: blue",
        "Do this:\n1. Open the box\n2. Count the balls"
      })
  void findsNoOptionsWhereThereAreNone(String turn) {
    assertThat(WrittenQuestion.in(turn)).isEmpty();
  }

  @Property(tries = 300)
  void ownLayoutIsReadWhateverTheTexts(
      @ForAll("lines") String asked, @ForAll("options") List<String> options) {
    String turn =
        "Question:\n"
            + asked
            + "\nOption:\n"
            + IntStream.range(0, options.size())
                .mapToObj(i -> (char) ('A' + i) + ": " + options.get(i))
                .collect(Collectors.joining("\n"));

    WrittenQuestion question = WrittenQuestion.in(turn).orElseThrow();

    assertThat(question.text()).isEqualTo(asked);
    assertThat(question.choices()).extracting(Choice::text).isEqualTo(options);
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings()
        .withChars("abcABC 1.:?)(é")
        .ofMinLength(1)
        .ofMaxLength(40)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  @Provide
  Arbitrary<List<String>> options() {
    return lines().list().ofMinSize(2).ofMaxSize(26);
  }
}
