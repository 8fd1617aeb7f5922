package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.tokenizer.Encoding;

/**
 * A batch whose words and pictures are embedded, each by itself: what grounding, the first layer in
 * which the modalities meet, reads. In the paper's models it is the sequence of input embeddings
 * with the projected image features in their places.
 */
public final class Embedded {

  private final Encoding encoding;
  private final Inputs inputs;
  private final NDArray words;
  private final NDArray image;

  Embedded(Encoding encoding, Inputs inputs, NDArray words, NDArray image) {
    this.encoding = encoding;
    this.inputs = inputs;
    this.words = words;
    this.image = image;
  }

  /**
   * A detached copy of some rows, each with a text and a picture of its own: no gradient flows back
   * into what embedded them.
   *
   * @param manager of the copy
   * @param rows the chosen ones
   * @param chosen their encoding, in this order, each row's text apart
   */
  public Embedded detached(NDManager manager, int[] rows, Encoding chosen) {
    long[] texts = new long[rows.length];
    long[] images = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      texts[i] = encoding.textOf()[rows[i]];
      images[i] = encoding.imageOf()[rows[i]];
    }
    return new Embedded(
        chosen,
        Inputs.of(manager, chosen).withOwnImages(),
        taken(manager, words, texts),
        taken(manager, image, images));
  }

  /**
   * The rows with something added to their embeddings.
   *
   * @param toWords [B, TOKENS, width]
   * @param toImage [B, PATCHES, width]
   */
  public Embedded plus(NDArray toWords, NDArray toImage) {
    return new Embedded(encoding, inputs, words.add(toWords), image.add(toImage));
  }

  /** Of each different text, words and then options, [U, tokens, width]. */
  public NDArray words() {
    return words;
  }

  /** Of each different picture its patches, [D, PATCHES, width]. */
  public NDArray image() {
    return image;
  }

  Inputs inputs() {
    return inputs;
  }

  private static NDArray taken(NDManager manager, NDArray array, long[] rows) {
    NDArray detached = array.stopGradient();
    detached.attach(manager);
    return new Rows(Native.array(manager, rows, new Shape(rows.length)), false).each(detached);
  }
}
