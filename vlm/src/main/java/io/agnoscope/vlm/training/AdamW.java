package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Weights;
import java.util.ArrayList;
import java.util.List;

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
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> variances = new ArrayList<>();
  private final float decay;
  private final float maxNorm;
  private int step;

  AdamW(NDManager parent, List<Parameter> parameters, Weights weights, float decay, float maxNorm) {
    this.parameters = parameters;
    this.weights = weights;
    this.manager = parent.newSubManager();
    this.decay = decay;
    this.maxNorm = maxNorm;
    for (Parameter parameter : parameters) {
      var shape = weights.get(parameter.name()).getShape();
      means.add(manager.zeros(shape));
      variances.add(manager.zeros(shape));
    }
  }

  /**
   * Moves the weights against their gradients and clears those.
   *
   * @return the norm of the whole gradient; when it is not finite nothing was moved
   */
  float step(float learningRate) {
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
    }
  }

  private void update(List<NDArray> gradients, float learningRate, float scale) {
    step++;
    double corrected =
        learningRate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    for (int i = 0; i < gradients.size(); i++) {
      NDArray weight = weights.get(parameters.get(i).name());
      float pull = parameters.get(i).decays() ? decay : 0;
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradients.get(i), means.get(i), variances.get(i)),
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
