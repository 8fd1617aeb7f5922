package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.blocks.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2), with the
 * gradient's norm clipped.
 */
final class AdamW implements AutoCloseable {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.98f;
  private static final float EPSILON = 1e-8f;

  private final List<Parameter> parameters;
  private final Weights weights;
  private final NDManager manager;
  private final Weights means;
  private final Weights variances;
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

  /** Goes on where another stopped. */
  AdamW(
      NDManager parent,
      List<Parameter> parameters,
      Weights weights,
      float decay,
      float maxNorm,
      Moments moments) {
    this.parameters = parameters;
    this.weights = weights;
    this.manager = parent.newSubManager();
    this.decay = decay;
    this.maxNorm = maxNorm;
    this.means = Weights.of(manager, moments.means());
    this.variances = Weights.of(manager, moments.variances());
    this.step = moments.steps();
  }

  /** A copy of what it remembers. */
  Moments moments() {
    return new Moments(means.values(), variances.values(), step);
  }

  /**
   * Moves the weights against their gradients and clears those.
   *
   * @return the norm of the whole gradient; when it is not finite nothing was moved
   */
  float step(float learningRate) {
    StepPart part = StepPart.begin(StepPart.OPTIMISER);
    try (NDManager scratch = manager.newSubManager()) {
      List<NDArray> gradients = new ArrayList<>();
      NDList squares = new NDList();
      for (Parameter parameter : parameters) {
        NDArray gradient = weights.get(parameter.name()).getGradient();
        gradient.attach(scratch);
        gradients.add(gradient);
        squares.add(gradient.square().sum());
      }
      float norm = (float) Math.sqrt(ai.djl.ndarray.NDArrays.stack(squares).sum().getFloat());
      if (Float.isFinite(norm)) {
        update(gradients, learningRate, Math.min(1, maxNorm / (norm + 1e-6f)));
      }
      gradients.forEach(gradient -> gradient.subi(gradient));
      return norm;
    } finally {
      part.commit();
    }
  }

  private void update(List<NDArray> gradients, float learningRate, float scale) {
    step++;
    double corrected =
        learningRate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    for (int i = 0; i < gradients.size(); i++) {
      String name = parameters.get(i).name();
      NDArray weight = weights.get(name);
      float pull = parameters.get(i).decays() ? decay : 0;
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradients.get(i), means.get(name), variances.get(name)),
              new NDList(weight),
              learningRate,
              (float) corrected,
              pull,
              scale,
              -1,
              BETA1,
              BETA2,
              EPSILON,
              false,
              true);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
