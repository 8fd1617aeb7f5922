package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.schemas.ProbabilityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionProbabilitiesTest {

  private static final List<Choice> CHOICES =
      List.of(new Choice("A", "star"), new Choice("B", "cross"), new Choice("C", "ring"));
  private static final List<String> SPELLINGS =
      List.of("A", " B", "(c", "a.", "ĠB", "▁C", "the", "\n", "AB", "**A**");

  @ParameterizedTest
  @ValueSource(strings = {"B", " B", "b", "(B", "B)", "B.", "\n\nB", "ĠB", "▁B", "**B**", "\"b\":"})
  void everySpellingIsTheLetters(String spelling) {
    Token token = token(spelling, 0.5, alternative("A", 0.25), alternative("C", 0.25));

    assertThat(of(token).probabilities()).containsExactly(0.25, 0.5, 0.25);
  }

  @Test
  void theOneWrittenIsListedTwiceAndCountedOnce() {
    Token token =
        token("B", 0.5, alternative("B", 0.5), alternative("A", 0.125), alternative("C", 0.125));

    assertThat(of(token).probabilities().get(1)).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void nothingLeftOutIsExactThoughALetterIsNotListed() {
    Reply.Distribution found = of(token("B", 0.6, alternative("A", 0.4 - 1e-9)));

    assertThat(found.kind()).isEqualTo(ProbabilityKind.EXACT);
    assertThat(found.probabilities().get(2)).isZero();
  }

  @Test
  void aServersMarkOfImpossibleIsKnownToBeZero() {
    Token token =
        new Token(
            "B",
            Math.log(0.5),
            List.of(
                new Token.Alternative("A", -9999),
                new Token.Alternative("C", Double.NEGATIVE_INFINITY)));

    Reply.Distribution found = of(token);
    assertThat(found.kind()).isEqualTo(ProbabilityKind.EXACT);
    assertThat(found.probabilities()).containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void whatIsNoProbabilityIsNotTaken() {
    assertThat(OptionProbabilities.of(List.of(token("B", 2.5)), 0, CHOICES)).isEmpty();
    assertThat(OptionProbabilities.of(List.of(new Token("B", Double.NaN, List.of())), 0, CHOICES))
        .isEmpty();
    assertThat(OptionProbabilities.of(List.of(token("the", 0.5)), 0, CHOICES)).isEmpty();
    assertThat(OptionProbabilities.of(List.of(), 0, CHOICES)).isEmpty();
  }

  @Test
  void theTokenWithTheLetterCounts() {
    List<Token> tokens =
        List.of(
            token("The", 0.9),
            token(" answer is", 0.9, alternative("A", 0.1)),
            token(" B", 0.5, alternative(" A", 0.25), alternative(" C", 0.25)));

    assertThat(OptionProbabilities.of(tokens, "The answer is ".length(), CHOICES))
        .hasValueSatisfying(
            found -> assertThat(found.probabilities()).containsExactly(0.25, 0.5, 0.25));
  }

  @Property
  void sumsToWhatIsNotMissingInAnyOrder(
      @ForAll @Size(10) List<@DoubleRange(min = 0.01, max = 1) Double> weights,
      @ForAll @DoubleRange(min = 0, max = 0.9) double unlisted,
      @ForAll long seed) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    List<Token.Alternative> listed = new ArrayList<>();
    for (int i = 0; i < SPELLINGS.size(); i++) {
      listed.add(alternative(SPELLINGS.get(i), weights.get(i) / sum * (1 - unlisted)));
    }
    Token.Alternative written = listed.getFirst();
    Reply.Distribution found = of(new Token(written.text(), written.logprob(), listed));
    List<Token.Alternative> shuffled = new ArrayList<>(listed);
    Collections.shuffle(shuffled, new Random(seed));
    Reply.Distribution other = of(new Token(written.text(), written.logprob(), shuffled));

    assertThat(found.kind()).isEqualTo(ProbabilityKind.EXACT);
    assertThat(found.missingMass()).isZero();
    assertThat(found.probabilities().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-9));
    for (int i = 0; i < 3; i++) {
      assertThat(other.probabilities().get(i))
          .isCloseTo(found.probabilities().get(i), within(1e-9));
    }
  }

  @Property
  void theMissingMassBoundsWhatALetterMayHave(
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double first,
      @ForAll @DoubleRange(min = 0.01, max = 0.3) double second,
      @ForAll @DoubleRange(min = 0, max = 0.19) double hidden) {
    Reply.Distribution found = of(token("A", first, alternative("B", second)));

    double truth = hidden / (first + second + hidden);
    assertThat(found.kind()).isEqualTo(ProbabilityKind.TOP_K);
    assertThat(found.missingMass()).isGreaterThanOrEqualTo(truth);
    assertThat(found.probabilities().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1 - found.missingMass(), within(1e-9));
    assertThat(found.probabilities().get(0)).isLessThanOrEqualTo(first / (first + second + hidden));
  }

  private static Reply.Distribution of(Token token) {
    return OptionProbabilities.of(List.of(token), 0, CHOICES).orElseThrow();
  }

  private static Token token(String text, double probability, Token.Alternative... likeliest) {
    return new Token(text, Math.log(probability), List.of(likeliest));
  }

  private static Token.Alternative alternative(String text, double probability) {
    return new Token.Alternative(text, Math.log(probability));
  }
}
