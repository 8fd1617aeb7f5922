package io.agnoscope.vlm.training;

import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Layout;
import io.agnoscope.vlm.blocks.PatchClasses;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is known to be true of a batch, as flat arrays; weights of zero where nothing is known.
 *
 * @param layout of the batch, with places for all options
 * @param answers [B, OPTIONS] the weight of the right option
 * @param grounding [B, tokens, PATCHES] 1 where a patch holds the centre of what the token names
 * @param groundingWeight [B, tokens, 1]
 * @param fitting [B, 1, PATCHES] 1 where a patch holds the centre of what the question counts
 * @param fittingWeight [B, 1, 1]
 * @param patches [B, PATCHES, classes] the weight of the right classes
 * @param pointers [B, 2, question] 1 at the word that names the first, the second thing
 * @param signs [B, text, 1] -1 or 1: how the word's value counts
 * @param signWeight [B, text, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // plain carriers of many numbers
record Supervision(
    int size,
    Layout layout,
    float[] answers,
    float[] grounding,
    float[] groundingWeight,
    float[] fitting,
    float[] fittingWeight,
    float[] patches,
    float[] pointers,
    float[] signs,
    float[] signWeight) {

  static final int CLASSES = IntStream.of(PatchClasses.sizes()).sum();

  /** Nothing known yet, in all places. */
  static Supervision none(int size) {
    return new Supervision(
        size,
        Layout.FULL,
        new float[size * Architecture.OPTIONS],
        new float[size * Architecture.TOKENS * Architecture.PATCHES],
        new float[size * Architecture.TOKENS],
        new float[size * Architecture.PATCHES],
        new float[size],
        new float[size * Architecture.PATCHES * CLASSES],
        new float[size * 2 * Architecture.QUESTION],
        new float[size * Architecture.TEXT],
        new float[size * Architecture.TEXT]);
  }

  /**
   * The same in fewer places, of what is there in all of them.
   *
   * @param fewer places, for all options; nothing is known of the others
   */
  Supervision in(Layout fewer) {
    int[] tokens = IntStream.range(0, fewer.tokens()).map(fewer::placeOfToken).toArray();
    int[] text = Arrays.copyOf(tokens, fewer.text());
    int[] question = IntStream.range(0, fewer.question()).toArray();
    return new Supervision(
        size,
        fewer,
        answers,
        places(grounding, Architecture.TOKENS, Architecture.PATCHES, tokens),
        places(groundingWeight, Architecture.TOKENS, 1, tokens),
        fitting,
        fittingWeight,
        patches,
        places(pointers, Architecture.QUESTION, 1, question),
        places(signs, Architecture.TEXT, 1, text),
        places(signWeight, Architecture.TEXT, 1, text));
  }

  /** Of [rows, all, width] the chosen places, [rows, chosen, width]. */
  private static float[] places(float[] values, int all, int width, int[] chosen) {
    int rows = values.length / (all * width);
    float[] some = new float[rows * chosen.length * width];
    int to = 0;
    for (int row = 0; row < rows; row++) {
      for (int place : chosen) {
        System.arraycopy(values, (row * all + place) * width, some, to, width);
        to += width;
      }
    }
    return some;
  }
}
