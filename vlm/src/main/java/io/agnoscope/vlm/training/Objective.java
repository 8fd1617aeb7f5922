package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.Consistency.Divergence;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Arithmetic;
import io.agnoscope.vlm.blocks.Native;
import io.agnoscope.vlm.blocks.Outputs;
import io.agnoscope.vlm.blocks.PatchClasses;

/** The terms of the training loss, each a scalar array. */
final class Objective {

  private final Arithmetic arithmetic;
  private final Divergences divergences;

  Objective(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.divergences = new Divergences(arithmetic);
  }

  /**
   * Cross-entropy of the options, averaged over the rows with a known answer.
   *
   * @param answers [B, OPTIONS] the weight of the right option
   */
  NDArray crossEntropy(NDArray logits, NDArray answers) {
    return meanOver(logits.logSoftmax(-1).mul(answers), answers, -1);
  }

  /** Weights of right options, [B · OPTIONS], as {@link #crossEntropy} takes them. */
  static NDArray answers(NDManager manager, float[] weights) {
    Shape shape = new Shape(weights.length / Architecture.OPTIONS, Architecture.OPTIONS);
    return Native.array(manager, weights, shape);
  }

  /** Binary cross-entropy of tokens' patches, summed over patches, averaged over tokens. */
  NDArray grounding(Outputs outputs, NDArray targets, NDArray weight) {
    NDArray scores = outputs.grounding();
    NDArray loss = arithmetic.softPlus(scores).sub(scores.mul(targets));
    return meanOver(loss.mul(weight), weight, 1);
  }

  /** Binary cross-entropy of the patches that fit the question. */
  NDArray fitting(Outputs outputs, NDArray targets, NDArray weight) {
    NDArray log = outputs.fitting();
    NDArray against = arithmetic.plus(arithmetic.times(log.exp(), -0.9995f), 1).log();
    NDArray absent = arithmetic.plus(arithmetic.times(targets, -1), 1);
    NDArray loss = log.mul(targets).add(against.mul(absent));
    return meanOver(loss.mul(weight), weight, -1);
  }

  /** Cross-entropy of the classes of patches. */
  NDArray patches(Outputs outputs, NDArray targets) {
    long[] cuts = new long[PatchClasses.sizes().length - 1];
    long at = 0;
    for (int i = 0; i < cuts.length; i++) {
      at += PatchClasses.sizes()[i];
      cuts[i] = at;
    }
    var scores = outputs.patches().split(cuts, 2);
    var wanted = targets.split(cuts, 2);
    NDArray total = meanOver(scores.get(0).logSoftmax(-1).mul(wanted.get(0)), wanted.get(0), -1);
    for (int i = 1; i < scores.size(); i++) {
      total =
          total.add(meanOver(scores.get(i).logSoftmax(-1).mul(wanted.get(i)), wanted.get(i), -1));
    }
    return total;
  }

  /** Squared error of the signs with which values count. */
  NDArray signs(Outputs outputs, NDArray signs, NDArray weight) {
    NDArray first = outputs.signs().split(new long[] {1}, 2).get(0);
    NDArray error = first.add(arithmetic.times(signs, -1));
    return meanOver(error.square().mul(weight), weight, 1);
  }

  /** Cross-entropy of the words that name the two things related. */
  NDArray pointers(Outputs outputs, NDArray targets) {
    NDArray log = arithmetic.plus(outputs.pointers(), 1e-6f).log();
    return meanOver(log.mul(targets), targets, -1);
  }

  /**
   * Divergences of answers from reference answers, reduced to one number.
   *
   * @param reference logits [pairs, OPTIONS]; no gradient flows into them
   * @param logits the same options in the same order
   */
  NDArray divergence(Divergence kind, NDArray reference, NDArray logits, Pairs pairs) {
    Divergences.Halves halves = divergences.of(kind, reference, logits);
    return weighted(halves.first(), pairs.first()).add(weighted(halves.second(), pairs.second()));
  }

  private static NDArray weighted(NDArray rows, float[] weights) {
    return rows.mul(Native.array(rows.getManager(), weights, new Shape(weights.length))).sum();
  }

  private NDArray meanOver(NDArray weighted, NDArray weight, float sign) {
    NDArray total = arithmetic.plus(weight.sum(), 1e-6f);
    return arithmetic.times(weighted.sum().div(total), sign);
  }

  /** Supervision in native memory. */
  record Targets(
      NDArray answers,
      NDArray grounding,
      NDArray groundingWeight,
      NDArray fitting,
      NDArray fittingWeight,
      NDArray patches,
      NDArray pointers,
      NDArray signs,
      NDArray signWeight) {

    static Targets of(NDManager manager, Supervision s) {
      int n = s.size();
      return new Targets(
          Objective.answers(manager, s.answers()),
          Native.array(
              manager, s.grounding(), new Shape(n, s.layout().tokens(), Architecture.PATCHES)),
          Native.array(manager, s.groundingWeight(), new Shape(n, s.layout().tokens(), 1)),
          Native.array(manager, s.fitting(), new Shape(n, 1, Architecture.PATCHES)),
          Native.array(manager, s.fittingWeight(), new Shape(n, 1, 1)),
          Native.array(
              manager, s.patches(), new Shape(n, Architecture.PATCHES, Supervision.CLASSES)),
          Native.array(manager, s.pointers(), new Shape(n, 2, s.layout().question())),
          Native.array(manager, s.signs(), new Shape(n, s.layout().text(), 1)),
          Native.array(manager, s.signWeight(), new Shape(n, s.layout().text(), 1)));
    }
  }
}
