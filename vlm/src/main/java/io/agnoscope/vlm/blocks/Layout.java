package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * How many places a batch has for words: as many as its longest rows need, since what stands in an
 * empty place is masked everywhere and the work on it is wasted.
 *
 * @param context words before the last sentence
 * @param question words of the last sentence
 * @param options of a row
 */
public record Layout(int context, int question, int options) {

  /** All places that the network has; what training teaches is known by these. */
  public static final Layout FULL =
      new Layout(Architecture.CONTEXT, Architecture.QUESTION, Architecture.OPTIONS);

  /** With places for as many options as the network can have. */
  public Layout withAllOptions() {
    return new Layout(context, question, Architecture.OPTIONS);
  }

  /** Context and question words. */
  public int text() {
    return context + question;
  }

  /** All words: text, then the words of each option. */
  public int words() {
    return text() + options * Architecture.OPTION_WORDS;
  }

  /** Tokens of the transformer: text, then one for each option. */
  public int tokens() {
    return text() + options;
  }

  /** The place of an option's first word. */
  int firstWord(int option) {
    return text() + option * Architecture.OPTION_WORDS;
  }

  /** Where among {@link #FULL}'s words the word in this place stands. */
  public int placeOfWord(int word) {
    if (word < context) {
      return word;
    }
    return word < text()
        ? Architecture.CONTEXT + word - context
        : Architecture.TEXT + word - text();
  }

  /** Where among {@link #FULL}'s tokens the token in this place stands. */
  public int placeOfToken(int token) {
    return token < text() ? placeOfWord(token) : Architecture.TEXT + token - text();
  }

  /** Of tokens or words [B, ≥ text, ...], the text's. */
  NDArray textOf(NDArray x) {
    return x.split(new long[] {text()}, 1).get(0);
  }

  /** Of tokens or words [B, ≥ text, ...], the question's. */
  NDArray questionOf(NDArray x) {
    boolean more = x.getShape().get(1) > text();
    return x.split(more ? new long[] {context, text()} : new long[] {context}, 1).get(1);
  }

  /**
   * Of tokens [B, tokens, ...], first the text's and then the options'; both at once spare the
   * backward pass a sum.
   */
  NDList partsOf(NDArray x) {
    return x.split(new long[] {text()}, 1);
  }

  /** Of tokens or words [B, > text, ...], the options'. */
  NDArray optionsOf(NDArray x) {
    return x.split(new long[] {text()}, 1).get(1);
  }

  /**
   * Of text, and options if there are any, in another layout's places, [B, ≥ text, width], what
   * stands in the places that this one has: the first of its context and of its question, and all
   * options.
   *
   * @param more a layout with at least as many places
   * @param manager of the batch: what is cut from weights would else stay as long as they do
   */
  NDArray placesOf(NDArray x, Layout more, NDManager manager) {
    if (equals(more)) {
      return x;
    }
    NDList parts =
        x.split(new long[] {context, more.context, more.context + question, more.text()}, 1);
    parts.attach(manager);
    return NDArrays.concat(new NDList(parts.get(0), parts.get(2), parts.get(4)), 1);
  }
}
