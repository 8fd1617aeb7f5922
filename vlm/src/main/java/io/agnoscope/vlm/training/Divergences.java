package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.agnoscope.vlm.Consistency.Divergence;
import io.agnoscope.vlm.blocks.Arithmetic;

/**
 * Divergences between answer distributions, row by row, in nats. Rows are logits over the same
 * options [B, OPTIONS], very low where there is no option; no gradient flows into the reference.
 */
final class Divergences {

  private static final int[] OPTIONS = {1};
  private static final float NO_OPTION = -5e3f;

  private final Arithmetic arithmetic;

  Divergences(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  /**
   * A divergence as two addends, since one reduction weighs them apart.
   *
   * @param first [B]
   * @param second [B]
   */
  record Halves(NDArray first, NDArray second) {}

  /** Of the logits' distribution q from the reference's p. */
  Halves of(Divergence divergence, NDArray reference, NDArray logits) {
    NDArray fixed = reference.stopGradient();
    if (divergence == Divergence.SQUARED_ERROR) {
      return whole(squaredError(fixed, logits));
    }
    NDArray logP = fixed.logSoftmax(-1);
    NDArray logQ = logits.logSoftmax(-1);
    return switch (divergence) {
      case KULLBACK_LEIBLER -> whole(kullbackLeibler(logQ, logP));
      case REVERSE_KULLBACK_LEIBLER -> whole(kullbackLeibler(logP, logQ));
      case JENSEN_SHANNON -> {
        NDArray logM = middle(logP, logQ);
        yield halves(kullbackLeibler(logP, logM), kullbackLeibler(logQ, logM));
      }
      case REPOSITORY_JENSEN_SHANNON -> {
        NDArray logM = middle(logP, logQ);
        yield halves(kullbackLeibler(logM, logP), kullbackLeibler(logM, logQ));
      }
      case SQUARED_ERROR -> throw new IllegalStateException("no divergence of distributions");
    };
  }

  /** KL(a‖b) from logarithms: an option that a never takes counts for nothing. */
  private NDArray kullbackLeibler(NDArray logA, NDArray logB) {
    return logA.exp().mul(logA.add(arithmetic.times(logB, -1))).sum(OPTIONS);
  }

  /** ln((p + q)/2); what is added keeps it finite where both are zero. */
  private NDArray middle(NDArray logP, NDArray logQ) {
    NDArray sum = logP.exp().add(logQ.exp());
    return arithmetic.plus(arithmetic.times(sum, 0.5f), 1e-12f).log();
  }

  private NDArray squaredError(NDArray reference, NDArray logits) {
    NDArray present = reference.gt(arithmetic.constant(NO_OPTION)).toType(DataType.FLOAT32, false);
    NDArray count = present.sum(OPTIONS, true);
    NDArray difference = logits.add(arithmetic.times(reference, -1)).mul(present);
    NDArray mean = difference.sum(OPTIONS, true).div(count);
    NDArray centred = difference.add(arithmetic.times(mean, -1)).mul(present);
    return centred.square().sum(OPTIONS).div(present.sum(OPTIONS));
  }

  private Halves halves(NDArray first, NDArray second) {
    return new Halves(arithmetic.times(first, 0.5f), arithmetic.times(second, 0.5f));
  }

  private Halves whole(NDArray value) {
    return halves(value, value);
  }
}
