package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.stream.IntStream;

/**
 * Which of the different images, or texts, each row of a batch has: what depends on them alone is
 * computed once for each and handed to the rows.
 *
 * @param of [B] the place of each row's own among the different ones
 * @param inOrder whether each row has one of its own, in the rows' order
 */
record Rows(NDArray of, boolean inOrder) {

  /**
   * Of each row the place of its own.
   *
   * @param different how many there are
   */
  static Rows of(NDManager manager, long[] places, int different) {
    boolean inOrder =
        different == places.length
            && IntStream.range(0, different).allMatch(row -> places[row] == row);
    return new Rows(Native.array(manager, places, new Shape(places.length)), inOrder);
  }

  /** [D, ...] of the different ones to [B, ...] of the rows. */
  NDArray each(NDArray different) {
    if (inOrder) {
      return different;
    }
    Shape shape = different.getShape();
    Shape rows = new Shape(of.getShape().get(0)).addAll(shape.slice(1));
    return Embedding.embedding(
            of, different.reshape(shape.get(0), shape.slice(1).size()), SparseFormat.DENSE)
        .singletonOrThrow()
        .reshape(rows);
  }
}
