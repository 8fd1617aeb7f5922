package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.tokenizer.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * A batch whose words and pictures are embedded, each by itself: what grounding, the first layer in
 * which the modalities meet, reads. In the paper's models it is the sequence of input embeddings
 * with the projected image features in their places.
 */
public final class Embedded {

  private final NDManager manager;
  private final Encoding encoding;
  private final NDArray words;
  private final NDArray image;
  private @Nullable Inputs inputs;

  /** Words and pictures of an encoding; what answering makes of it lives in the manager. */
  Embedded(NDManager manager, Encoding encoding, NDArray words, NDArray image) {
    this(manager, encoding, words, image, null);
  }

  private Embedded(
      NDManager manager, Encoding encoding, NDArray words, NDArray image, @Nullable Inputs inputs) {
    this.manager = manager;
    this.encoding = encoding;
    this.words = words;
    this.image = image;
    this.inputs = inputs;
  }

  /**
   * Some rows in a row, in places of their own, which may be fewer: gradients flow back into what
   * embedded them all. Each row's text stands apart.
   *
   * @param from the first of them
   * @param part their encoding
   */
  public Embedded part(int from, Encoding part) {
    long[] places = new long[part.differentImages()];
    for (int row = 0; row < part.size(); row++) {
      places[(int) part.imageOf()[row]] = encoding.imageOf()[from + row];
    }
    Rows shown = Rows.of(manager, places, encoding.differentImages());
    NDArray own = rows(words, from, from + part.size());
    return new Embedded(
        manager, part, part.layout().placesOf(own, encoding.layout(), manager), shown.each(image));
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
        manager,
        chosen,
        taken(manager, words, texts),
        taken(manager, image, images),
        Inputs.of(manager, chosen).withOwnImages());
  }

  /**
   * The rows with something added to their embeddings.
   *
   * @param toWords [B, TOKENS, width]
   * @param toImage [B, PATCHES, width]
   */
  public Embedded plus(NDArray toWords, NDArray toImage) {
    return new Embedded(manager, encoding, words.add(toWords), image.add(toImage), inputs());
  }

  /** Of each different text, words and then options, [U, tokens, width]. */
  public NDArray words() {
    return words;
  }

  /** Of each different picture its patches, [D, PATCHES, width]. */
  public NDArray image() {
    return image;
  }

  /** Made when first asked for: not all that is embedded is answered as it is. */
  Inputs inputs() {
    Inputs made = inputs;
    if (made == null) {
      made = Inputs.of(manager, encoding);
      inputs = made;
    }
    return made;
  }

  private static NDArray rows(NDArray all, long from, long to) {
    long count = all.getShape().get(0);
    if (from == 0 && to == count) {
      return all;
    }
    NDList parts = all.split(new long[] {from, to}, 0);
    return parts.get(1);
  }

  private static NDArray taken(NDManager manager, NDArray array, long[] rows) {
    NDArray detached = array.stopGradient();
    detached.attach(manager);
    return new Rows(Native.array(manager, rows, new Shape(rows.length)), false).each(detached);
  }
}
