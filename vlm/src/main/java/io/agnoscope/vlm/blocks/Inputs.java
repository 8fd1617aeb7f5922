package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.tokenizer.Encoding;

/** A batch in native memory, owned by the manager of the step; shapes are those of Encoding. */
record Inputs(
    NDArray images,
    NDArray imageOf,
    NDArray ids,
    NDArray numeralFeatures,
    NDArray values,
    NDArray wordsPresent,
    NDArray optionWordWeights,
    NDArray optionValues,
    NDArray optionNumeral,
    NDArray attentionMask,
    NDArray textPresent,
    NDArray optionMask,
    NDArray sameWord) {

  /** What is added to the score of a place where there is nothing. */
  private static final float NOTHING = -1e4f;

  static Inputs of(NDManager manager, Encoding e) {
    int n = e.size();
    return new Inputs(
        manager.create(
            e.images(), new Shape(e.images().length / Raster.BYTES, 3, Raster.SIDE, Raster.SIDE)),
        manager.create(e.imageOf(), new Shape(n)),
        manager.create(e.ids(), new Shape(n, Architecture.WORDS)),
        manager.create(
            e.numeralFeatures(), new Shape(n, Architecture.WORDS, Architecture.NUMERAL_FEATURES)),
        manager.create(e.values(), new Shape(n, Architecture.TEXT, 1)),
        manager.create(e.present(), new Shape(n, Architecture.WORDS, 1)),
        manager.create(
            optionWordWeights(e), new Shape(n, Architecture.OPTIONS, Architecture.OPTION_WORDS, 1)),
        manager.create(e.optionValues(), new Shape(n, Architecture.OPTIONS, 1)),
        manager.create(e.optionNumeral(), new Shape(n, Architecture.OPTIONS, 1)),
        manager.create(
            attentionMask(e), new Shape(n, 1, 1, Architecture.TOKENS + Architecture.PATCHES)),
        manager.create(textPresent(e), new Shape(n, Architecture.TEXT, 1)),
        manager.create(optionMask(e), new Shape(n, Architecture.OPTIONS)),
        manager.create(sameWord(e), new Shape(n, Architecture.TOKENS, Architecture.TOKENS)));
  }

  private static float[] textPresent(Encoding e) {
    float[] present = new float[e.size() * Architecture.TEXT];
    for (int row = 0; row < e.size(); row++) {
      System.arraycopy(
          e.present(),
          row * Architecture.WORDS,
          present,
          row * Architecture.TEXT,
          Architecture.TEXT);
    }
    return present;
  }

  private static float[] optionWordWeights(Encoding e) {
    float[] weights = new float[e.size() * Architecture.OPTIONS * Architecture.OPTION_WORDS];
    for (int row = 0; row < e.size(); row++) {
      for (int option = 0; option < Architecture.OPTIONS; option++) {
        int words = Architecture.OPTION_WORDS;
        int from = row * Architecture.WORDS + Architecture.TEXT + option * words;
        int to = (row * Architecture.OPTIONS + option) * words;
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
    int width = Architecture.TOKENS + Architecture.PATCHES;
    float[] mask = new float[e.size() * width];
    for (int row = 0; row < e.size(); row++) {
      for (int i = 0; i < Architecture.TOKENS; i++) {
        float present =
            i < Architecture.TEXT
                ? e.present()[row * Architecture.WORDS + i]
                : e.optionPresent()[row * Architecture.OPTIONS + i - Architecture.TEXT];
        mask[row * width + i] = present == 0 ? NOTHING : 0;
      }
    }
    return mask;
  }

  /** Each row shares a weight of 1 among the other tokens of the same first stem, if any. */
  private static float[] sameWord(Encoding e) {
    int tokens = Architecture.TOKENS;
    float[] same = new float[e.size() * tokens * tokens];
    long[] stems = new long[tokens];
    for (int row = 0; row < e.size(); row++) {
      for (int i = 0; i < tokens; i++) {
        int word = i < Architecture.TEXT ? i : firstWord(i - Architecture.TEXT);
        stems[i] = e.stems()[row * Architecture.WORDS + word];
      }
      for (int i = 0; i < tokens; i++) {
        share(same, (row * tokens + i) * tokens, stems, i);
      }
    }
    return same;
  }

  private static int firstWord(int option) {
    return Architecture.TEXT + option * Architecture.OPTION_WORDS;
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
