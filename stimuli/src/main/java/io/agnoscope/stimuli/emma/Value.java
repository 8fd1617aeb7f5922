package io.agnoscope.stimuli.emma;

/**
 * A value of an aspect in words.
 *
 * @param word as an answer: {@code star}, {@code 3}
 * @param phrase in a statement: {@code a star}, {@code 3}
 */
public record Value(String word, String phrase) {

  /** A value that reads the same everywhere. */
  public static Value of(String word) {
    return new Value(word, word);
  }

  /** A kind of thing: {@code star} and {@code a star}. */
  public static Value thing(String noun) {
    return new Value(noun, Grammar.withArticle(noun));
  }
}
