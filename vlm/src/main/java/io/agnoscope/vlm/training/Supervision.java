package io.agnoscope.vlm.training;

import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.PatchClasses;
import java.util.stream.IntStream;

/**
 * What is known to be true of a batch, as flat arrays; weights of zero where nothing is known.
 *
 * @param answers [B, OPTIONS] the weight of the right option
 * @param grounding [B, TOKENS, PATCHES] 1 where a patch holds the centre of what the token names
 * @param groundingWeight [B, TOKENS, 1]
 * @param fitting [B, 1, PATCHES] 1 where a patch holds the centre of what the question counts
 * @param fittingWeight [B, 1, 1]
 * @param patches [B, PATCHES, classes] the weight of the right classes
 * @param pointers [B, 2, QUESTION] 1 at the word that names the first, the second thing
 * @param signs [B, TEXT, 1] -1 or 1: how the word's value counts
 * @param signWeight [B, TEXT, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // plain carriers of many numbers
record Supervision(
    int size,
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

  /** Nothing known yet. */
  static Supervision none(int size) {
    return new Supervision(
        size,
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
}
