package io.agnoscope.scoring.statistics.text;

import java.util.List;
import java.util.Set;

/**
 * A free answer as it is compared: its words in one form, and the facts that they name.
 *
 * @param words in order, without articles, white space and punctuation
 * @param facts numerals, and what the word list knows
 */
public record Utterance(List<String> words, Set<String> facts) {
  /** Changes when answers would be compared in another way: part of the measurement version. */
  public static final String VERSION = "text-1-" + Lexicon.STANDARD.fingerprint();

  public Utterance {
    words = List.copyOf(words);
    facts = Set.copyOf(facts);
  }

  /** Reads an answer; of a long one the first 8,192 characters. */
  public static Utterance of(String text) {
    List<String> words = Words.of(text);
    return new Utterance(words, Lexicon.STANDARD.facts(words));
  }

  /** Whether nothing was said: no letter, no digit. */
  public boolean empty() {
    return words.isEmpty();
  }

  /** Whether the same was said, but for case, punctuation, articles and how numbers are written. */
  public boolean sameWords(Utterance other) {
    return words.equals(other.words);
  }

  /**
   * Whether one names a fact that the other does not. Sentence embeddings are blind to such
   * differences ("3 dogs", "4 dogs").
   */
  public boolean otherFacts(Utterance other) {
    return empty() != other.empty() || !facts.equals(other.facts);
  }
}
