package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.schemas.ProbabilityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of the probabilities of tokens those of the choices, given that one of the choices is
 * meant: every spelling of a letter that the server lists is summed ("A", " a", "(A", "A."), and
 * the sums are normalised.
 *
 * <p>With a letter of every choice in the list this is {@code EXACT}, up to spellings rarer than
 * all that are listed. Else what is not listed, 1 - Σ, bounds what the choices without a letter can
 * have: {@code TOP_K}, with that share as the missing mass.
 */
final class OptionProbabilities {

  /** Below this nothing is missing: a server's logarithms are no more precise. */
  private static final double NOTHING = 1e-6;

  /** A sum above 1 by more than rounding is of something else than probabilities. */
  private static final double MOST_LISTED = 1.01;

  /** Word beginnings as byte-level and sentence-piece vocabularies mark them; one is a letter. */
  private static final Pattern SPELLING =
      Pattern.compile("^[Ġ▁\\s\\p{P}\\p{S}]*([\\p{L}\\p{N}]+)[\\s\\p{P}\\p{S}]*$");

  private OptionProbabilities() {}

  /**
   * The distribution over the choices at the token with the answer's letter.
   *
   * @param at of the letter in the text of all tokens
   * @return nothing when no choice has a probability above 0, or the numbers are no probabilities
   */
  static Optional<Reply.Distribution> of(List<Token> tokens, int at, List<Choice> choices) {
    int end = 0;
    for (Token token : tokens) {
      end += token.text().length();
      if (at < end) {
        return of(token, choices);
      }
    }
    return Optional.empty();
  }

  private static Optional<Reply.Distribution> of(Token token, List<Choice> choices) {
    Map<String, Double> listed = new HashMap<>();
    listed.put(token.text(), Math.exp(token.logprob()));
    token
        .likeliest()
        .forEach(
            one -> listed.merge(one.text(), Math.exp(one.logprob()), OptionProbabilities::any));
    double all = listed.values().stream().mapToDouble(Double::doubleValue).sum();
    // Not a number is not below anything.
    if (!(all <= MOST_LISTED)) {
      return Optional.empty();
    }
    double[] told = new double[choices.size()];
    boolean[] known = new boolean[choices.size()];
    listed.forEach((text, probability) -> {
      int choice = choice(text, choices);
      if (choice >= 0) {
        told[choice] += probability;
        known[choice] = true;
      }
    });
    return distribution(told, known, Math.max(0, 1 - all));
  }

  private static Optional<Reply.Distribution> distribution(
      double[] told, boolean[] known, double unlisted) {
    double sum = 0;
    boolean everyOne = true;
    for (int i = 0; i < told.length; i++) {
      sum += told[i];
      everyOne &= known[i];
    }
    if (sum <= 0) {
      return Optional.empty();
    }
    double missing = everyOne ? 0 : unlisted / (sum + unlisted);
    boolean exact = missing < NOTHING;
    double whole = exact ? sum : sum + unlisted;
    List<Double> probabilities = new ArrayList<>();
    for (double one : told) {
      probabilities.add(one / whole);
    }
    return Optional.of(
        exact
            ? Reply.Distribution.exact(probabilities)
            : new Reply.Distribution(ProbabilityKind.TOP_K, probabilities, missing));
  }

  /** The one that was written is listed twice, once among the likeliest. */
  private static double any(double one, double other) {
    return Math.max(one, other);
  }

  private static int choice(String text, List<Choice> choices) {
    Matcher spelling = SPELLING.matcher(text);
    if (spelling.matches()) {
      for (int i = 0; i < choices.size(); i++) {
        if (choices.get(i).letter().equalsIgnoreCase(spelling.group(1))) {
          return i;
        }
      }
    }
    return -1;
  }
}
