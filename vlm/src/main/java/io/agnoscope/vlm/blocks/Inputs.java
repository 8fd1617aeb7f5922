package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.tokenizer.Encoding;

/**
 * What answering reads of a batch beside its embedded words and pictures, in native memory, owned
 * by the manager of the step: for each row, in the shapes of Encoding.
 */
record Inputs(
    Layout layout,
    Rows imageOf,
    Rows textOf,
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
    Rows imageOf = Rows.of(manager, e.imageOf(), e.differentImages());
    Rows textOf = Rows.of(manager, e.textOf(), n);
    return new Inputs(
        l,
        imageOf,
        textOf,
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
        values,
        optionValues,
        optionNumeral,
        attentionMask,
        textPresent,
        optionMask,
        sameWord);
  }

  private static float[] textPresent(Encoding e) {
    int text = e.layout().text();
    float[] present = new float[e.differentTexts() * text];
    for (int row = 0; row < e.differentTexts(); row++) {
      System.arraycopy(e.present(), row * e.layout().words(), present, row * text, text);
    }
    return present;
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
        int word = i < layout.text() ? i : layout.firstWord(i - layout.text());
        stems[i] = e.stems()[row * layout.words() + word];
      }
      for (int i = 0; i < tokens; i++) {
        share(same, (row * tokens + i) * tokens, stems, i);
      }
    }
    return same;
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
