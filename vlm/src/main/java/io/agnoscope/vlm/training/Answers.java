package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.Consistency;
import io.agnoscope.vlm.blocks.Arithmetic;
import io.agnoscope.vlm.blocks.Native;
import java.util.ArrayList;
import java.util.List;

/**
 * A step's answers, as logits: the clean ones, the parent's to the same prompts, and those that are
 * to agree with them. An item whose right option nobody knows is compared with the parent's answer,
 * every other with the learner's own clean one; no gradient flows into either.
 */
final class Answers {

  private final Arithmetic arithmetic;
  private final TuningRows rows;
  private final NDArray clean;
  private final NDArray parents;
  private final List<Integer> items = new ArrayList<>();
  private final NDList others = new NDList();

  /**
   * Answers to clean and perturbed prompts.
   *
   * @param logits of all rows [B, OPTIONS]
   * @param parents of the clean rows
   */
  Answers(Arithmetic arithmetic, TuningRows rows, NDArray logits, NDArray parents) {
    this.arithmetic = arithmetic;
    this.rows = rows;
    this.parents = parents;
    if (rows.clean() == rows.size()) {
      this.clean = logits;
    } else {
      NDList parts = logits.split(new long[] {rows.clean()}, 0);
      this.clean = parts.get(0);
      items.addAll(rows.origins());
      others.add(parts.get(1));
    }
  }

  /** To the clean rows. */
  NDArray clean() {
    return clean;
  }

  /** Adds answers to copies of rows, clean ones among them, that are to agree too. */
  void add(int[] copied, NDArray logits) {
    for (int row : copied) {
      items.add(rows.item(row));
    }
    others.add(logits);
  }

  /** The consistency term, without its weight; 0 without any pair. */
  NDArray consistency(Objective objective, Consistency settings, NDManager manager) {
    if (items.isEmpty()) {
      return arithmetic.times(clean.sum(), 0);
    }
    Shape shape = new Shape(items.size(), rows.clean());
    NDArray own = Native.array(manager, rows.references(items, true), shape);
    NDArray parent = Native.array(manager, rows.references(items, false), shape);
    NDArray reference = own.matMul(clean.stopGradient()).add(parent.matMul(parents));
    return objective.divergence(
        settings.divergence(),
        reference,
        // DJL copies a single array without its gradient.
        others.size() == 1 ? others.getFirst() : NDArrays.concat(others, 0),
        Pairs.of(settings, items, rows.clean()));
  }
}
