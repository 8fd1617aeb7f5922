package io.agnoscope.vlm.blocks;

import java.util.List;

/**
 * The sizes of the network.
 *
 * @param width of every token
 * @param layers of the transformer
 * @param heads of attention; divides the width
 * @param feedForward width of the hidden layer after attention
 * @param channels of the three strided convolutions; the last one is the width of image tokens
 *     before projection
 * @param vocabulary how many word ids there are
 */
public record Architecture(
    int width, int layers, int heads, int feedForward, List<Integer> channels, int vocabulary) {

  /** Context words the network sees: the last ones. */
  public static final int CONTEXT = 40;

  /** Question words the network sees: the last ones. */
  public static final int QUESTION = 20;

  /** Options the network has places for. */
  public static final int OPTIONS = 6;

  /** Words of an option that are pooled. */
  public static final int OPTION_WORDS = 4;

  /** Context and question words. */
  public static final int TEXT = CONTEXT + QUESTION;

  /** All words: text, then the words of each option. */
  public static final int WORDS = TEXT + OPTIONS * OPTION_WORDS;

  /** Tokens of the transformer: text, then one for each option. */
  public static final int TOKENS = TEXT + OPTIONS;

  /** Places that a reading of the text spans: a word with the three before and after it. */
  public static final int REACH = 7;

  /** Image tokens on a side. */
  public static final int GRID = 8;

  /** Image tokens. */
  public static final int PATCHES = GRID * GRID;

  /** Features of a word's numeral value. */
  public static final int NUMERAL_FEATURES = 8;

  /** The sizes that the first checkpoint has. */
  public static Architecture standard(int vocabulary) {
    return new Architecture(64, 3, 4, 192, List.of(32, 48, 80), vocabulary);
  }
}
