package io.agnoscope.stimuli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.agnoscope.stimuli.sample.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LetteredOptionsPropertyTest {

  private static final String ASK = "Which one is shown in the picture?";

  @Property(tries = 500)
  void findsTheOptionsOfAnyLayout(
      @ForAll("texts") List<String> texts,
      @ForAll("layouts") Layout layout,
      @ForAll("headings") String heading,
      @ForAll("endings") String ending) {
    String block =
        IntStream.range(0, texts.size())
            .mapToObj(i -> layout.marker().apply(i) + " " + texts.get(i))
            .collect(Collectors.joining(layout.between()));
    String text = ASK + heading + block + ending;

    LetteredOptions recognised = LetteredOptions.in(text).orElseThrow();

    assertThat(recognised.options())
        .containsExactlyElementsOf(
            IntStream.range(0, texts.size())
                .mapToObj(i -> new Option(layout.label().apply(i), texts.get(i)))
                .toList());
    assertThat(recognised.outside(text, 0)).isEqualTo((ASK + ending).strip());
  }

  @Property(tries = 500)
  void whatIsRecognisedIsInTheTextAndIsAChoice(@ForAll("pieces") List<String> pieces) {
    String text = String.join("", pieces);

    Optional<LetteredOptions> recognised = LetteredOptions.in(text);

    recognised.ifPresent(options -> {
      assertThat(options.options()).hasSizeBetween(2, 26);
      assertThat(options.options().stream().map(Option::text)).doesNotHaveDuplicates();
      assertThat(options.options())
          .allSatisfy(option -> {
            assertThat(option.text()).isNotBlank().doesNotContain("\n");
            assertThat(text.substring(options.start(), options.end())).contains(option.text());
          });
      assertThat(options.outside(text, 0)).isNotBlank();
    });
  }

  @Property(tries = 300)
  void anyTextIsJudged(@ForAll String text) {
    assertThatCode(() -> LetteredOptions.in(text)).doesNotThrowAnyException();
  }

  @Property(tries = 100)
  void aLongTextIsJudgedSoon(@ForAll("longPieces") String piece, @ForAll boolean asked) {
    String text =
        (asked ? "Which? A) red B) blue" : "") + piece.repeat(131_072 / piece.length()) + "x";

    assertTimeout(Duration.ofSeconds(2), () -> LetteredOptions.in(text));
  }

  @Provide
  Arbitrary<String> longPieces() {
    return Arbitraries.oneOf(
        piece(), Arbitraries.of("\nA. x\nB. y", " A) x B) y", "following ", "following: ", ", "));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withChars("abcdefghij éß0")
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .list()
        .ofMinSize(2)
        .ofMaxSize(26)
        .uniqueElements();
  }

  @Provide
  Arbitrary<Layout> layouts() {
    Function<Integer, String> capital = i -> String.valueOf((char) ('A' + i));
    Function<Integer, String> small = i -> String.valueOf((char) ('a' + i));
    return Arbitraries.of(
        new Layout(capital, "", ".", "\n"),
        new Layout(capital, "", ")", "\n"),
        new Layout(capital, "(", ")", "\n\n"),
        new Layout(capital, "", ":", "\r\n"),
        new Layout(capital, "[", "]", "\n"),
        new Layout(small, "", ")", "\n"),
        new Layout(capital, "", ")", " "),
        new Layout(capital, "(", ")", ", "),
        new Layout(small, "(", ")", "; "));
  }

  @Provide
  Arbitrary<String> headings() {
    return Arbitraries.of("\n", "\nOptions:\n", "\nChoices: ", "\n\nOption:\n");
  }

  @Provide
  Arbitrary<String> endings() {
    return Arbitraries.of("", "\n", "\nAnswer with the option's letter.");
  }

  @Provide
  Arbitrary<String> piece() {
    return Arbitraries.of(
        "A. ",
        "B. ",
        "C. ",
        "A) ",
        "B) ",
        "1. ",
        "2. ",
        "(A) ",
        "(B) ",
        "\n",
        " ",
        "red",
        "blue",
        "?",
        "which of the following ",
        "Options: ",
        "choose ",
        "answer ",
        ".");
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return piece().list().ofMaxSize(30);
  }

  /** How options are written. */
  record Layout(Function<Integer, String> label, String open, String close, String between) {

    Function<Integer, String> marker() {
      return i -> open + label.apply(i) + close;
    }
  }
}
