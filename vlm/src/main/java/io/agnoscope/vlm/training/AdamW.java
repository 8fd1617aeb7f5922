package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.agnoscope.vlm.blocks.Native;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.blocks.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2), with the
 * gradient's norm clipped.
 *
 * <p>Computes in Java: the engine's update is a dozen small operations for each of a hundred
 * arrays, and takes several times as long.
 */
final class AdamW {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.98f;
  private static final float EPSILON = 1e-8f;

  private final NDManager parent;
  private final List<Parameter> parameters;
  private final Weights weights;
  private final float[][] means;
  private final float[][] variances;
  private final float decay;
  private final float maxNorm;
  private int step;

  /**
   * What it remembers of the gradients so far, by the name of each parameter.
   *
   * @param steps taken
   */
  record Moments(Map<String, Tensor> means, Map<String, Tensor> variances, int steps) {

    /** Of parameters that never moved. */
    static Moments none(List<Parameter> parameters) {
      Map<String, Tensor> zeros = new LinkedHashMap<>();
      parameters.forEach(
          each -> zeros.put(each.name(), new Tensor(each.shape(), new float[each.size()])));
      return new Moments(zeros, zeros, 0);
    }
  }

  AdamW(NDManager parent, List<Parameter> parameters, Weights weights, float decay, float maxNorm) {
    this(parent, parameters, weights, decay, maxNorm, Moments.none(parameters));
  }

  /**
   * Goes on where another stopped.
   *
   * @param parent of the arrays that a step makes on its way
   * @param weights in the processor's memory
   */
  AdamW(
      NDManager parent,
      List<Parameter> parameters,
      Weights weights,
      float decay,
      float maxNorm,
      Moments moments) {
    this.parent = parent;
    this.parameters = parameters;
    this.weights = weights;
    this.decay = decay;
    this.maxNorm = maxNorm;
    this.means = values(moments.means());
    this.variances = values(moments.variances());
    this.step = moments.steps();
  }

  /** A copy of what it remembers. */
  Moments moments() {
    return new Moments(tensors(means), tensors(variances), step);
  }

  /**
   * Moves the weights against their gradients and clears those.
   *
   * @return the norm of the whole gradient; when it is not finite nothing was moved
   */
  float step(float learningRate) {
    StepPart part = StepPart.begin(StepPart.OPTIMISER);
    float[][] gradients = taken();
    double squares = 0;
    for (float[] gradient : gradients) {
      squares += squares(gradient);
    }
    float norm = (float) Math.sqrt(squares);
    if (Float.isFinite(norm)) {
      update(gradients, learningRate, Math.min(1, maxNorm / (norm + 1e-6f)));
    }
    part.commit();
    return norm;
  }

  private float[][] taken() {
    float[][] gradients = new float[parameters.size()][];
    try (NDManager scratch = parent.newSubManager()) {
      for (int i = 0; i < gradients.length; i++) {
        NDArray gradient = weights.get(parameters.get(i).name()).getGradient();
        gradient.attach(scratch);
        gradients[i] = gradient.toFloatArray();
        gradient.subi(gradient);
      }
    }
    return gradients;
  }

  /** In four sums, so that an addition need not wait for the one before. */
  private static double squares(float[] values) {
    double[] sums = new double[4];
    int whole = values.length - values.length % sums.length;
    for (int i = 0; i < whole; i += sums.length) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += (double) values[i + j] * values[i + j];
      }
    }
    for (int i = whole; i < values.length; i++) {
      sums[0] += (double) values[i] * values[i];
    }
    return sums[0] + sums[1] + sums[2] + sums[3];
  }

  private void update(float[][] gradients, float learningRate, float scale) {
    step++;
    float corrected =
        (float) (learningRate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step)));
    for (int i = 0; i < gradients.length; i++) {
      NDArray weight = weights.get(parameters.get(i).name());
      float[] values = weight.toFloatArray();
      float kept = parameters.get(i).decays() ? 1 - learningRate * decay : 1;
      move(values, gradients[i], means[i], variances[i], scale, kept, corrected);
      Native.write(weight, values);
    }
  }

  /** A loop that the compiler turns into vector instructions. */
  private static void move(
      float[] values,
      float[] gradients,
      float[] means,
      float[] variances,
      float scale,
      float kept,
      float rate) {
    for (int i = 0; i < values.length; i++) {
      float gradient = gradients[i] * scale;
      means[i] = BETA1 * means[i] + (1 - BETA1) * gradient;
      variances[i] = BETA2 * variances[i] + (1 - BETA2) * gradient * gradient;
      values[i] = kept * values[i] - rate * means[i] / ((float) Math.sqrt(variances[i]) + EPSILON);
    }
  }

  private float[][] values(Map<String, Tensor> tensors) {
    return parameters.stream()
        .map(each -> {
          Tensor tensor = tensors.get(each.name());
          if (tensor == null) {
            throw new IllegalArgumentException("no moment of " + each.name());
          }
          return tensor.values().clone();
        })
        .toArray(float[][]::new);
  }

  private Map<String, Tensor> tensors(float[][] values) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = parameters.get(i);
      tensors.put(parameter.name(), new Tensor(parameter.shape(), values[i].clone()));
    }
    return tensors;
  }
}
