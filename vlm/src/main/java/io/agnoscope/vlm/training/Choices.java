package io.agnoscope.vlm.training;

import io.agnoscope.vlm.blocks.Architecture;

/** The most probable option of each row. */
final class Choices {

  private Choices() {}

  /**
   * @param logits [B, OPTIONS], row after row
   */
  static int[] of(float[] logits) {
    int[] chosen = new int[logits.length / Architecture.OPTIONS];
    for (int row = 0; row < chosen.length; row++) {
      int from = row * Architecture.OPTIONS;
      for (int i = 1; i < Architecture.OPTIONS; i++) {
        if (logits[from + i] > logits[from + chosen[row]]) {
          chosen[row] = i;
        }
      }
    }
    return chosen;
  }
}
