package io.agnoscope.inference.openai;

import io.agnoscope.inference.answering.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the choice that a written answer means: the first stand-alone letter (Cai et al., arXiv
 * 2505.19616), with a guard that their parser lacks. A letter counts when it is upper-case or
 * stands where only an option's letter would, so that the article "a" and the pronoun "I" are not
 * taken for options. An answer that repeats an option's text and no letter means that option.
 */
final class LetterParser {

  /** Names these rules in the measurement version; any change of them is a new one. */
  static final String VERSION = "letters-1";

  /** What is read of an answer, in characters: an answer stands at its beginning. */
  private static final int MOST_READ = 4_000;

  private static final String END_OF_THOUGHT = "</think>";
  private static final String BEGIN_OF_THOUGHT = "<think>";
  private static final Pattern ARTICLE = Pattern.compile("^(?:an?|the) ");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private LetterParser() {}

  /**
   * What an answer means.
   *
   * @param choice its place among the choices
   * @param at where its letter stands in the text, or -1 when it gave the choice's text
   */
  record Found(int choice, int at) {}

  /** The choice that the text means, or nothing when it cannot be told. */
  static Optional<Found> parse(String text, List<Choice> choices) {
    int from = answerBegins(text);
    if (choices.isEmpty() || from < 0) {
      return Optional.empty();
    }
    String answer = text.substring(from, Math.min(text.length(), from + MOST_READ));
    Letters letters = new Letters(choices);
    return letters
        .alone(answer)
        .or(() -> optionText(answer, choices))
        .or(() -> letters.inContext(answer))
        .or(() -> letters.upperCase(answer))
        .map(found -> found.at() < 0 ? found : new Found(found.choice(), from + found.at()));
  }

  /** After what a reasoning model thought aloud; -1 when it has not come to its answer. */
  private static int answerBegins(String text) {
    int end = text.lastIndexOf(END_OF_THOUGHT);
    if (end >= 0) {
      return end + END_OF_THOUGHT.length();
    }
    return text.stripLeading().startsWith(BEGIN_OF_THOUGHT) ? -1 : 0;
  }

  private static Optional<Found> optionText(String answer, List<Choice> choices) {
    List<Integer> same = new ArrayList<>();
    String said = normalised(answer);
    for (int i = 0; i < choices.size(); i++) {
      if (normalised(choices.get(i).text()).equals(said)) {
        same.add(i);
      }
    }
    return same.size() == 1 && !said.isEmpty()
        ? Optional.of(new Found(same.getFirst(), -1))
        : Optional.empty();
  }

  private static String normalised(String text) {
    String words = NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    // Signs alone are an answer too: "+" or "<".
    return words.isEmpty() ? text.strip() : ARTICLE.matcher(words).replaceFirst("");
  }

  /** The patterns for one Ask's letters. */
  private static final class Letters {

    private final List<String> letters;
    private final Pattern alone;
    private final List<Pattern> contexts;
    private final Pattern upperCase;

    Letters(List<Choice> choices) {
      this.letters =
          choices.stream().map(choice -> choice.letter().toUpperCase(Locale.ROOT)).toList();
      String any = letters.stream().map(Pattern::quote).collect(Collectors.joining("|"));
      String upper = "(" + any + ")";
      String either = "((?i:" + any + "))";
      String ends = "(?![\\p{L}\\p{N}'’+#-])";
      this.alone = Pattern.compile("^[^\\p{L}\\p{N}]*" + either + "[^\\p{L}\\p{N}]*$");
      this.contexts =
          List.of(
              Pattern.compile(
                  "(?i:\\b(?:answer|option|choice))(?i:\\s{1,4}is)?\\s{0,4}[:=–-]?[\\s*_\"'`(\\[]{0,8}"
                      + either
                      + ends
                      + "(?!(?<=[ai])\\s+\\p{L})"),
              Pattern.compile(
                  "^[\\s*_\"'`(\\[]{0,8}"
                      + either
                      + "(?:\\s{0,2}[).:\\],;*]|\\s[–-]\\s)(?!\\p{L})"),
              Pattern.compile("[(\\[{]" + either + "[)\\]}]"));
      this.upperCase =
          Pattern.compile(
              "(?<![\\p{L}\\p{N}'’_.-])(?<!\\b[Nn]ot\\s)"
                  + upper
                  + "(?![\\p{L}\\p{N}'’+#_-])(?!\\.\\p{L})"
                  + "(?!(?<=A)\\s+\\p{L})(?!(?<=I)\\s+\\p{Ll})");
    }

    Optional<Found> alone(String answer) {
      return first(alone, answer);
    }

    Optional<Found> inContext(String answer) {
      return contexts.stream().flatMap(context -> first(context, answer).stream()).findFirst();
    }

    Optional<Found> upperCase(String answer) {
      return first(upperCase, answer);
    }

    private Optional<Found> first(Pattern pattern, String answer) {
      Matcher matcher = pattern.matcher(answer);
      return matcher.find()
          ? Optional.of(
              new Found(
                  letters.indexOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.start(1)))
          : Optional.empty();
    }
  }
}
