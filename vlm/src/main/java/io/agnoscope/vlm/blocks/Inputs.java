package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.tokenizer.Encoding;
import java.util.stream.IntStream;

/**
 * A batch in native memory, owned by the manager of the step; shapes are those of Encoding. What
 * the words say before they meet the image is there once for each different text, the rest for each
 * row.
 */
record Inputs(
    Layout layout,
    Rows imageOf,
    Rows textOf,
    NDArray images,
    NDArray ids,
    NDArray numeralFeatures,
    NDArray wordsPresent,
    NDArray optionWordWeights,
    NDArray values,
    NDArray optionValues,
    NDArray optionNumeral,
    NDArray attentionMask,
    NDArray textPresent,
    NDArray optionMask,
    NDArray sameWord) {

  /** What is added to the score of a place where there is nothing. */
  private static final float NOTHING = -1e4f;

  static Inputs of(NDManager manager, Encoding e) {
    Layout l = e.layout();
    int n = e.differentTexts();
    Rows imageOf = rows(manager, e.imageOf(), e.differentImages());
    Rows textOf = rows(manager, e.textOf(), n);
    return new Inputs(
        l,
        imageOf,
        textOf,
        Native.array(
            manager, e.images(), new Shape(e.differentImages(), 3, Raster.SIDE, Raster.SIDE)),
        Native.array(manager, e.ids(), new Shape(n, l.words())),
        Native.array(
            manager, e.numeralFeatures(), new Shape(n, l.words(), Architecture.NUMERAL_FEATURES)),
        Native.array(manager, e.present(), new Shape(n, l.words(), 1)),
        Native.array(
            manager, optionWordWeights(e), new Shape(n, l.options(), Architecture.OPTION_WORDS, 1)),
        textOf.each(Native.array(manager, e.values(), new Shape(n, l.text(), 1))),
        textOf.each(Native.array(manager, e.optionValues(), new Shape(n, l.options(), 1))),
        textOf.each(Native.array(manager, e.optionNumeral(), new Shape(n, l.options(), 1))),
        textOf.each(
            Native.array(
                manager, attentionMask(e), new Shape(n, 1, 1, l.tokens() + Architecture.PATCHES))),
        textOf.each(Native.array(manager, textPresent(e), new Shape(n, l.text(), 1))),
        textOf.each(Native.array(manager, optionMask(e), new Shape(n, l.options()))),
        textOf.each(Native.array(manager, sameWord(e), new Shape(n, l.tokens(), l.tokens()))));
  }

  /** The same for pictures that are there once for each row, in the rows' order. */
  Inputs withOwnImages() {
    return new Inputs(
        layout,
        new Rows(imageOf.of(), true),
        textOf,
        images,
        ids,
        numeralFeatures,
        wordsPresent,
        optionWordWeights,
        values,
        optionValues,
        optionNumeral,
        attentionMask,
        textPresent,
        optionMask,
        sameWord);
  }

  private static Rows rows(NDManager manager, long[] of, int different) {
    boolean inOrder =
        different == of.length && IntStream.range(0, different).allMatch(row -> of[row] == row);
    return new Rows(Native.array(manager, of, new Shape(of.length)), inOrder);
  }

  private static float[] textPresent(Encoding e) {
    int text = e.layout().text();
    float[] present = new float[e.differentTexts() * text];
    for (int row = 0; row < e.differentTexts(); row++) {
      System.arraycopy(e.present(), row * e.layout().words(), present, row * text, text);
    }
    return present;
  }

  private static float[] optionWordWeights(Encoding e) {
    Layout layout = e.layout();
    int words = Architecture.OPTION_WORDS;
    float[] weights = new float[e.differentTexts() * layout.options() * words];
    for (int row = 0; row < e.differentTexts(); row++) {
      for (int option = 0; option < layout.options(); option++) {
        int from = row * layout.words() + firstWord(layout, option);
        int to = (row * layout.options() + option) * words;
        float count = 0;
        for (int i = 0; i < words; i++) {
          count += e.present()[from + i];
        }
        for (int i = 0; i < words && count > 0; i++) {
          weights[to + i] = e.present()[from + i] / count;
        }
      }
    }
    return weights;
  }

  private static float[] attentionMask(Encoding e) {
    Layout layout = e.layout();
    int width = layout.tokens() + Architecture.PATCHES;
    float[] mask = new float[e.differentTexts() * width];
    for (int row = 0; row < e.differentTexts(); row++) {
      for (int i = 0; i < layout.tokens(); i++) {
        float present =
            i < layout.text()
                ? e.present()[row * layout.words() + i]
                : e.optionPresent()[row * layout.options() + i - layout.text()];
        mask[row * width + i] = present == 0 ? NOTHING : 0;
      }
    }
    return mask;
  }

  /** Each row shares a weight of 1 among the other tokens of the same first stem, if any. */
  private static float[] sameWord(Encoding e) {
    Layout layout = e.layout();
    int tokens = layout.tokens();
    float[] same = new float[e.differentTexts() * tokens * tokens];
    long[] stems = new long[tokens];
    for (int row = 0; row < e.differentTexts(); row++) {
      for (int i = 0; i < tokens; i++) {
        int word = i < layout.text() ? i : firstWord(layout, i - layout.text());
        stems[i] = e.stems()[row * layout.words() + word];
      }
      for (int i = 0; i < tokens; i++) {
        share(same, (row * tokens + i) * tokens, stems, i);
      }
    }
    return same;
  }

  private static int firstWord(Layout layout, int option) {
    return layout.text() + option * Architecture.OPTION_WORDS;
  }

  private static void share(float[] same, int from, long[] stems, int token) {
    if (stems[token] == 0) {
      return;
    }
    int others = 0;
    for (int i = 0; i < stems.length; i++) {
      others += i != token && stems[i] == stems[token] ? 1 : 0;
    }
    for (int i = 0; i < stems.length && others > 0; i++) {
      if (i != token && stems[i] == stems[token]) {
        same[from + i] = 1f / others;
      }
    }
  }

  private static float[] optionMask(Encoding e) {
    float[] mask = new float[e.optionPresent().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = e.optionPresent()[i] == 0 ? NOTHING : 0;
    }
    return mask;
  }
}
