package io.agnoscope.vlm.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Outputs;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.List;
import java.util.Map;

/** Weights that learn from batches of examples. One thread at a time. */
public final class Learner implements AutoCloseable {

  private static final float DECAY = 0.01f;
  private static final float MAX_NORM = 1;
  private static final int TERMS = 1 + Lessons.COUNT;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Vocabulary vocabulary;
  private final List<Parameter> parameters;
  private final Network network;
  private final Objective objective;
  private final Lessons lessons;
  private Weights weights;
  private AdamW optimizer;

  /** Learns from these weights on. */
  public Learner(
      Architecture sizes,
      Vocabulary vocabulary,
      Map<String, Tensor> tensors,
      LossWeights lossWeights) {
    this.vocabulary = vocabulary;
    this.parameters = Network.parameters(sizes);
    this.network = new Network(manager, sizes);
    this.objective = new Objective(network.arithmetic());
    this.lessons = new Lessons(objective, network.arithmetic(), lossWeights);
    this.weights = Weights.of(manager, tensors);
    weights.trainable();
    this.optimizer = new AdamW(manager, parameters, weights, DECAY, MAX_NORM);
  }

  /**
   * What a step saw, before it moved the weights.
   *
   * @param chosen index of the option chosen for each example
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares steps
  public record Step(
      float total,
      float crossEntropy,
      float grounding,
      float fitting,
      float patches,
      float signs,
      float pointers,
      float gradientNorm,
      int[] chosen) {

    /** Whether the weights were moved. */
    public boolean finite() {
      return Float.isFinite(total) && Float.isFinite(gradientNorm);
    }
  }

  /** One step on clean examples. */
  public Step step(List<Example> examples, float learningRate) {
    Encoding encoding =
        Encoding.of(
            vocabulary,
            examples.stream().map(Example::prompt).toList(),
            examples.stream().map(Example::tokens).toList());
    Supervision supervision = Teacher.of(examples);
    try (NDManager scratch = manager.newSubManager()) {
      Outputs[] outputs = new Outputs[1];
      NDArray[] terms = new NDArray[1 + TERMS];
      return Gradients.of(
          collector -> {
            outputs[0] = network.forward(scratch, weights, encoding);
            Objective.Targets targets = Objective.Targets.of(scratch, supervision);
            terms[1] = objective.crossEntropy(outputs[0].logits(), targets.answers());
            lessons.put(terms, 2, outputs[0], targets);
            terms[0] = terms[1].add(lessons.total(terms, 2));
            return terms[0];
          },
          () -> moved(terms, outputs[0], learningRate));
    }
  }

  private Step moved(NDArray[] terms, Outputs outputs, float learningRate) {
    float[] values = new float[terms.length];
    for (int i = 0; i < terms.length; i++) {
      values[i] = terms[i].getFloat();
    }
    float norm = Float.isFinite(values[0]) ? optimizer.step(learningRate) : Float.NaN;
    return new Step(
        values[0],
        values[1],
        values[2],
        values[3],
        values[4],
        values[5],
        values[6],
        norm,
        Choices.of(outputs.logits().toFloatArray()));
  }

  /** A copy of the weights. */
  public Map<String, Tensor> snapshot() {
    return weights.values();
  }

  /** Goes back to these weights and forgets the gradients' history. */
  public void restore(Map<String, Tensor> tensors) {
    weights.close();
    weights = Weights.of(manager, tensors);
    weights.trainable();
    optimizer = new AdamW(manager, parameters, weights, DECAY, MAX_NORM);
  }

  @Override
  public void close() {
    manager.close();
  }
}
