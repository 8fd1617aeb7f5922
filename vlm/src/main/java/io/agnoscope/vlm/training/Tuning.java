package io.agnoscope.vlm.training;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.StepLosses;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.List;
import java.util.Map;

/** Weights that learn to answer perturbed prompts as clean ones. One thread at a time. */
public final class Tuning implements AutoCloseable {

  private static final float DECAY = 0;
  private static final float MAX_NORM = 1;
  private static final int KEEP_EVERY_STEPS = 50;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final List<Parameter> parameters;
  private final TuningObjective objective;
  private final Weights parent;
  private Weights weights;
  private AdamW optimizer;
  private Map<String, Tensor> lastGood;
  private long steps;
  private long setbacks;

  /** Starts from the parent's weights, which stay as they are beside the moving ones. */
  public Tuning(
      Architecture sizes, Vocabulary vocabulary, Map<String, Tensor> parent, FineTuning settings) {
    this(
        sizes,
        vocabulary,
        parent,
        settings,
        TuningState.start(parent, AdamW.Moments.none(Network.parameters(sizes))));
  }

  /**
   * Goes on where {@link #state} was taken.
   *
   * @throws CheckpointException when the state is damaged or of another network
   */
  public Tuning(
      Architecture sizes,
      Vocabulary vocabulary,
      Map<String, Tensor> parent,
      FineTuning settings,
      byte[] state) {
    this(sizes, vocabulary, parent, settings, TuningState.decode(state, parent));
  }

  private Tuning(
      Architecture sizes,
      Vocabulary vocabulary,
      Map<String, Tensor> parent,
      FineTuning settings,
      TuningState state) {
    this.parameters = Network.parameters(sizes);
    this.objective = new TuningObjective(new Network(manager, sizes), vocabulary, settings);
    this.parent = Weights.of(manager, parent);
    this.weights = trainable(state.weights());
    this.optimizer = new AdamW(manager, parameters, weights, DECAY, MAX_NORM, state.moments());
    this.lastGood = state.lastGood();
    this.steps = state.steps();
    this.setbacks = state.setbacks();
  }

  /**
   * All that is needed to go on from here, as a safetensors file.
   *
   * @param metadata that the file carries with it, beside the counters
   */
  public byte[] state(Map<String, String> metadata) {
    return new TuningState(weights.values(), lastGood, optimizer.moments(), steps, setbacks)
        .encode(metadata);
  }

  /** One step; see {@link StepLosses#applied} for what happens when a value is not finite. */
  public StepLosses step(List<TrainingItem> batch, float learningRate) {
    TuningRows rows = TuningRows.of(batch);
    try (NDManager scratch = manager.newSubManager()) {
      TuningObjective.Terms[] terms = new TuningObjective.Terms[1];
      return Gradients.of(
          collector -> {
            try (NDManager passing = scratch.newSubManager()) {
              terms[0] =
                  objective.of(collector, passing, weights, parent, rows, steps).keptIn(scratch);
            }
            return terms[0].total();
          },
          () -> moved(terms[0], rows, learningRate));
    }
  }

  /** A copy of the weights. */
  public Map<String, Tensor> snapshot() {
    return weights.values();
  }

  /** How many steps were taken. */
  public long steps() {
    return steps;
  }

  /** How many of them were undone, since a value was not finite. */
  public long setbacks() {
    return setbacks;
  }

  @Override
  public void close() {
    manager.close();
  }

  private StepLosses moved(TuningObjective.Terms terms, TuningRows rows, float learningRate) {
    float total = terms.total().getFloat();
    // Weights are known to be good only when a step from them was.
    Map<String, Tensor> tried = steps % KEEP_EVERY_STEPS == 0 ? weights.values() : lastGood;
    float norm = Float.isFinite(total) ? optimizer.step(learningRate) : Float.NaN;
    boolean applied = Float.isFinite(norm);
    if (applied) {
      lastGood = tried;
    } else {
      goBack();
    }
    steps++;
    int[] chosen = Choices.of(terms.logits().toFloatArray());
    return new StepLosses(
        total,
        terms.crossEntropy().getFloat(),
        terms.adversarial().getFloat(),
        terms.consistency().getFloat(),
        terms.anchor().getFloat(),
        terms.lessons().getFloat(),
        norm,
        terms.ascentRatio(),
        rows.accuracy(chosen, 0, rows.clean()),
        rows.accuracy(chosen, rows.clean(), rows.size()),
        applied);
  }

  private void goBack() {
    setbacks++;
    weights.close();
    weights = trainable(lastGood);
    optimizer = new AdamW(manager, parameters, weights, DECAY, MAX_NORM);
  }

  private Weights trainable(Map<String, Tensor> tensors) {
    Weights made = Weights.of(manager, tensors);
    made.trainable();
    return made;
  }
}
