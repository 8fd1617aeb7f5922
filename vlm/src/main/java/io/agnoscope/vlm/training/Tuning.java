package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.Grounding;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.StepLosses;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Arithmetic;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Outputs;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Weights that learn to answer perturbed prompts as clean ones. One thread at a time. */
public final class Tuning implements AutoCloseable {

  private static final float DECAY = 0;
  private static final float MAX_NORM = 1;
  private static final int KEEP_EVERY_STEPS = 50;

  private final NDManager manager = NDManager.newBaseManager();
  private final FineTuning settings;
  private final Vocabulary vocabulary;
  private final List<Parameter> parameters;
  private final Network network;
  private final Objective objective;
  private final Lessons lessons;
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
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.parameters = Network.parameters(sizes);
    this.network = new Network(manager, sizes);
    this.objective = new Objective(network.arithmetic());
    this.lessons = new Lessons(objective, network.arithmetic(), LossWeights.standard());
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
    Rows rows = Rows.of(batch);
    Encoding all = encode(rows.prompts());
    Encoding clean = encode(rows.prompts().subList(0, batch.size()));
    Supervision supervision = Teacher.of(rows.examples());
    rows.weigh(supervision, (float) settings.perturbedWeight());
    try (NDManager scratch = manager.newSubManager()) {
      NDArray[] terms = new NDArray[4 + Lessons.COUNT];
      Outputs[] outputs = new Outputs[1];
      return Gradients.of(
          () -> {
            outputs[0] = network.forward(scratch, weights, all);
            NDArray logits = outputs[0].logits();
            NDArray reference = network.logits(scratch, parent, clean);
            Objective.Targets targets = Objective.Targets.of(scratch, supervision);
            terms[1] = objective.crossEntropy(logits, targets.answers());
            consistency(scratch, rows, logits, reference, terms);
            lessons.put(terms, 4, outputs[0], targets);
            terms[0] = total(terms);
            return terms[0];
          },
          () -> moved(terms, outputs[0], rows, learningRate));
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

  private void consistency(
      NDManager scratch, Rows rows, NDArray logits, NDArray reference, NDArray[] terms) {
    int clean = rows.clean();
    int perturbed = rows.size() - clean;
    var parts = perturbed == 0 ? null : logits.split(new long[] {clean}, 0);
    NDArray cleanLogits = parts == null ? logits : parts.get(0);
    NDArray ones = scratch.ones(new Shape(clean));
    terms[3] = objective.jensenShannon(reference, cleanLogits, ones);
    if (parts == null) {
      terms[2] = network.arithmetic().times(terms[3], 0);
      return;
    }
    Shape shape = new Shape(perturbed, clean);
    NDArray own = scratch.create(rows.references(true), shape);
    NDArray parents = scratch.create(rows.references(false), shape);
    NDArray target = own.matMul(cleanLogits.stopGradient()).add(parents.matMul(reference));
    terms[2] = objective.jensenShannon(target, parts.get(1), scratch.ones(new Shape(perturbed)));
  }

  private NDArray total(NDArray[] terms) {
    Arithmetic arithmetic = network.arithmetic();
    return terms[1]
        .add(arithmetic.times(terms[2], (float) settings.consistency()))
        .add(arithmetic.times(terms[3], (float) settings.anchor()))
        .add(arithmetic.times(lessons.total(terms, 4), (float) settings.grounding()));
  }

  private StepLosses moved(NDArray[] terms, Outputs outputs, Rows rows, float learningRate) {
    float total = terms[0].getFloat();
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
    int[] chosen = Choices.of(outputs.logits().toFloatArray());
    return new StepLosses(
        total,
        terms[1].getFloat(),
        terms[2].getFloat(),
        terms[3].getFloat(),
        lessons.total(terms, 4).getFloat(),
        norm,
        rows.accuracy(chosen, 0, rows.clean()),
        rows.accuracy(chosen, rows.clean(), rows.size()),
        applied);
  }

  private void goBack() {
    setbacks++;
    optimizer.close();
    weights.close();
    weights = trainable(lastGood);
    optimizer = new AdamW(manager, parameters, weights, DECAY, MAX_NORM);
  }

  private Weights trainable(Map<String, Tensor> tensors) {
    Weights made = Weights.of(manager, tensors);
    made.trainable();
    return made;
  }

  private Encoding encode(List<Prompt> prompts) {
    return Encoding.of(
        vocabulary,
        prompts,
        prompts.stream().map(p -> Example.of(p, -1, null, "").tokens()).toList());
  }

  /** A batch's rows: the clean prompts, then all perturbed ones. */
  private record Rows(List<Example> examples, int clean, List<Integer> origins) {

    static Rows of(List<TrainingItem> batch) {
      List<Example> examples = new ArrayList<>();
      List<Integer> origins = new ArrayList<>();
      for (TrainingItem item : batch) {
        Grounding grounding = item.grounding();
        examples.add(
            grounding == null
                ? Example.of(item.clean(), item.answer(), null, "unknown")
                : Example.of(item.clean(), item.answer(), grounding.scene(), grounding.family()));
      }
      for (int i = 0; i < batch.size(); i++) {
        for (Prompt prompt : batch.get(i).aligned()) {
          examples.add(Example.of(prompt, batch.get(i).answer(), null, "perturbed"));
          origins.add(i);
        }
      }
      return new Rows(examples, batch.size(), origins);
    }

    int size() {
      return examples.size();
    }

    List<Prompt> prompts() {
      return examples.stream().map(Example::prompt).toList();
    }

    void weigh(Supervision supervision, float perturbed) {
      for (int i = clean * Architecture.OPTIONS; i < size() * Architecture.OPTIONS; i++) {
        supervision.answers()[i] *= perturbed;
      }
    }

    /**
     * Which clean row each perturbed one is compared with: labelled ones with the learner's own
     * answer, others with the parent's.
     */
    float[] references(boolean labelled) {
      float[] select = new float[origins.size() * clean];
      for (int i = 0; i < origins.size(); i++) {
        boolean isLabelled = examples.get(origins.get(i)).answer() >= 0;
        select[i * clean + origins.get(i)] = isLabelled == labelled ? 1 : 0;
      }
      return select;
    }

    double accuracy(int[] chosen, int from, int to) {
      int right = 0;
      int labelled = 0;
      for (int i = from; i < to; i++) {
        labelled += examples.get(i).answer() >= 0 ? 1 : 0;
        right += examples.get(i).answer() == chosen[i] ? 1 : 0;
      }
      return labelled == 0 ? Double.NaN : (double) right / labelled;
    }
  }
}
