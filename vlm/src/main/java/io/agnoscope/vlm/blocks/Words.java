package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.tokenizer.Encoding;

/**
 * The words of a batch's different texts in native memory, owned by the manager of the step, as
 * embedding reads them; shapes are those of Encoding.
 */
record Words(
    Layout layout,
    NDArray ids,
    NDArray numeralFeatures,
    NDArray present,
    NDArray optionWordWeights) {

  static Words of(NDManager manager, Encoding e) {
    Layout l = e.layout();
    int n = e.differentTexts();
    return new Words(
        l,
        Native.array(manager, e.ids(), new Shape(n, l.words())),
        Native.array(
            manager, e.numeralFeatures(), new Shape(n, l.words(), Architecture.NUMERAL_FEATURES)),
        Native.array(manager, e.present(), new Shape(n, l.words(), 1)),
        Native.array(
            manager,
            optionWordWeights(e),
            new Shape(n, l.options(), Architecture.OPTION_WORDS, 1)));
  }

  /** An option's words share a weight of 1. */
  private static float[] optionWordWeights(Encoding e) {
    Layout layout = e.layout();
    int words = Architecture.OPTION_WORDS;
    float[] weights = new float[e.differentTexts() * layout.options() * words];
    for (int row = 0; row < e.differentTexts(); row++) {
      for (int option = 0; option < layout.options(); option++) {
        int from = row * layout.words() + layout.firstWord(option);
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
}
