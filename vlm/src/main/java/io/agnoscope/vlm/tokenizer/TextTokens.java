package io.agnoscope.vlm.tokenizer;

import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of one prompt in the network's places: context, question, then {@value
 * Architecture#OPTION_WORDS} places for each of the options.
 *
 * @param words the word in each place, empty where there is none
 */
public record TextTokens(List<String> words, int options) {

  /** Cuts a flat text and its options to the words that fit. */
  public static TextTokens of(String text, List<String> options) {
    Sentences sentences = Sentences.of(text);
    String[] places = new String[Architecture.WORDS];
    Arrays.fill(places, "");
    place(places, 0, last(Words.of(sentences.context()), Architecture.CONTEXT));
    place(
        places, Architecture.CONTEXT, last(Words.of(sentences.question()), Architecture.QUESTION));
    for (int i = 0; i < options.size(); i++) {
      List<String> words = Words.of(options.get(i));
      int fits = Math.min(words.size(), Architecture.OPTION_WORDS);
      place(places, Architecture.TEXT + i * Architecture.OPTION_WORDS, words.subList(0, fits));
    }
    return new TextTokens(Arrays.asList(places), options.size());
  }

  /**
   * As few places as hold the words of all of them without moving what a row's words can see.
   *
   * <p>A question that has words is told from padding, one that has none is padding only: its
   * length then counts, and is the full one in every batch.
   */
  public static Layout layout(List<TextTokens> texts) {
    int context = 0;
    int question = 1;
    int options = Prompt.MIN_OPTIONS;
    for (TextTokens text : texts) {
      int asked = text.wordsFrom(Architecture.CONTEXT, Architecture.TEXT);
      context = Math.max(context, text.wordsFrom(0, Architecture.CONTEXT));
      question = Math.max(question, asked == 0 ? Architecture.QUESTION : asked);
      options = Math.max(options, text.options());
    }
    return new Layout(
        Math.min(context + Architecture.REACH / 2, Architecture.CONTEXT), question, options);
  }

  private int wordsFrom(int from, int to) {
    int words = 0;
    while (from + words < to && !this.words.get(from + words).isEmpty()) {
      words++;
    }
    return words;
  }

  /** The words of one option. */
  public List<String> option(int option) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < Architecture.OPTION_WORDS; i++) {
      String word = words.get(Architecture.TEXT + option * Architecture.OPTION_WORDS + i);
      if (!word.isEmpty()) {
        found.add(word);
      }
    }
    return found;
  }

  private static void place(String[] places, int from, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      places[from + i] = words.get(i);
    }
  }

  private static List<String> last(List<String> words, int count) {
    return words.subList(Math.max(0, words.size() - count), words.size());
  }
}
