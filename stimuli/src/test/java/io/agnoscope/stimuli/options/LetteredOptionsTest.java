package io.agnoscope.stimuli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.Option;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetteredOptionsTest {

  private static final String ASK = "What color is the ball?";

  static Stream<Arguments> choices() {
    return Stream.of(
        Arguments.of(ASK + "\nA. red\nB. blue", "A=red B=blue", ASK),
        Arguments.of(ASK + "\n\nA) red\n\nB) blue\n", "A=red B=blue", ASK),
        Arguments.of(ASK + "\r\n(A) red\r\n(B) blue\r\n", "A=red B=blue", ASK),
        Arguments.of(ASK + "\nA: red\nB: blue", "A=red B=blue", ASK),
        Arguments.of(ASK + "\n[A] red\n[B] blue", "A=red B=blue", ASK),
        Arguments.of(ASK + "\na) red\nb) blue", "a=red b=blue", ASK),
        Arguments.of(ASK + "\n  - A. red\n  - B. blue", "A=red B=blue", ASK),
        Arguments.of("The ball is\nA. red\nB. blue", "A=red B=blue", "The ball is"),
        Arguments.of("A. red\nB. blue\n" + ASK, "A=red B=blue", ASK),
        Arguments.of(
            ASK + "\nOptions:\nA. red\nB. blue\nAnswer with the letter.",
            "A=red B=blue",
            ASK + "\nAnswer with the letter."),
        Arguments.of(ASK + "\nChoices: A) red B) blue", "A=red B=blue", ASK),
        Arguments.of(ASK + " The options are: (a) red (b) blue", "a=red b=blue", ASK),
        Arguments.of(ASK + "\nOption:\n1. red\n2. blue", "1=red 2=blue", ASK),
        Arguments.of(
            "Choose the correct answer. " + ASK + "\n1) red\n2) blue",
            "1=red 2=blue",
            "Choose the correct answer. " + ASK),
        Arguments.of(ASK + " A) red B) blue C) green", "A=red B=blue C=green", ASK),
        Arguments.of(ASK + " A) red, B) blue; C) green.", "A=red B=blue C=green", ASK),
        Arguments.of(ASK + " A. red B. blue", "A=red B=blue", ASK),
        Arguments.of(
            ASK + "\nA) red   B) blue\nC) green D) white", "A=red B=blue C=green D=white", ASK),
        Arguments.of(
            ASK + " (A) red (B) dark blue. Answer with one letter only.",
            "A=red B=dark blue",
            ASK + " Answer with one letter only."),
        Arguments.of(
            ASK + "\nA. Vitamin A. or B. complex\nB. Both B) and A)",
            "A=Vitamin A. or B. complex B=Both B) and A)",
            ASK),
        Arguments.of(
            "1. Look at the picture.\n2. Then answer.\n" + ASK + "\nA. red\nB. blue",
            "A=red B=blue",
            "1. Look at the picture.\n2. Then answer.\n" + ASK));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void recognisesTheUsualLayouts(String text, String options, String rest) {
    LetteredOptions recognised = LetteredOptions.in(text).orElseThrow();

    assertThat(written(recognised.options())).isEqualTo(options);
    assertThat(recognised.outside(text, 0)).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "What is it?",
        "What is it?\nA. red",
        "What is it?\nA. red\nC. blue",
        "What is it?\nB. red\nC. blue",
        "What is it?\nA. red\nB. blue\nD. green",
        "What is it?\nA. red\nB.\nC. blue",
        "What is it?\nA. red\nB. red",
        "What is it?\nA. red\nB) blue",
        "What is it?\nA. red\nb. blue",
        "A. red\nB. blue",
        "Do this:\n1. Open the box\n2. Count the balls",
        "How do I open it? 1. Open the box 2. Pick the right ball",
        "Is it so?\n1. Open the box\n2. Pick the best option",
        "Answer these questions:\nA. What is it?\nB. Who is it?",
        "Write an essay with these sections:\nA. Beginning\nB. End",
        "Summarize each part:\na) the first\nb) the second",
        "The terms (a) payment and (b) delivery apply.",
        "Is it A) red or B) blue?",
        "Written by J. A. Smith and B. Jones.",
        "First?\nA. red\nB. blue\nSecond?\nA. green\nB. white",
        "What does this do? f(a) g(b)",
        "Compare teams A: three wins B: four wins"
      })
  void leavesEverythingElse(String text) {
    assertThat(LetteredOptions.in(text)).isEqualTo(Optional.empty());
  }

  private static String written(List<Option> options) {
    return String.join(" ", options.stream().map(o -> o.letter() + "=" + o.text()).toList());
  }
}
