package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.Consistency.Divergence;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.StepLosses;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Arithmetic;
import io.agnoscope.vlm.blocks.Embedded;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Outputs;
import io.agnoscope.vlm.blocks.Parameter;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
  private final Adversary adversary;
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
    this.adversary = new Adversary(network, objective, settings.adversarial(), settings.seed());
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
      Forward[] forward = new Forward[1];
      return Gradients.of(
          collector -> {
            try (NDManager passing = scratch.newSubManager()) {
              forward[0] = forward(collector, passing, rows).keptIn(scratch);
            }
            return forward[0].total();
          },
          () -> moved(forward[0], rows, learningRate));
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

  /** The terms of the objective, each a scalar array, and what led to them. */
  private record Forward(
      NDArray total,
      NDArray crossEntropy,
      NDArray adversarial,
      NDArray consistency,
      NDArray anchor,
      NDArray lessons,
      NDArray logits,
      double ascentRatio) {

    /** What is left when all else that the forward pass made is let go of. */
    Forward keptIn(NDManager manager) {
      new NDList(total, crossEntropy, adversarial, consistency, anchor, lessons, logits)
          .attach(manager);
      return this;
    }
  }

  private Forward forward(GradientCollector collector, NDManager scratch, TuningRows rows) {
    Arithmetic arithmetic = network.arithmetic();
    StepPart encoded = StepPart.begin(StepPart.ENCODE);
    Encoding encoding = encode(rows.prompts());
    Encoding clean = encode(rows.prompts().subList(0, rows.clean()));
    Supervision supervision = Teacher.of(rows.examples());
    rows.weigh(supervision, (float) settings.perturbedWeight());
    encoded.commit();
    Objective.Targets targets = Objective.Targets.of(scratch, supervision);
    NDArray reference = network.logits(scratch, parent, clean);
    Embedded embedded = network.embed(scratch, weights, encoding);
    Outputs outputs = network.forward(weights, embedded);

    NDArray crossEntropy = objective.crossEntropy(outputs.logits(), targets.answers());
    NDArray[] taught = new NDArray[Lessons.COUNT];
    lessons.put(taught, 0, outputs, targets);
    NDArray lessonsTotal = lessons.total(taught, 0);
    Answers answers = new Answers(arithmetic, rows, outputs.logits(), reference);
    NDArray anchor =
        objective.divergence(
            Divergence.JENSEN_SHANNON, reference, answers.clean(), Pairs.even(rows.clean()));

    NDArray adversarial = scratch.zeros(new Shape());
    double ratio = 0;
    int[] movable = settings.adversarial().on() ? rows.movable() : new int[0];
    if (movable.length > 0) {
      Adversary.Rows chosen = chosen(rows, movable, supervision);
      StepPart ascent = StepPart.begin(StepPart.ASCENT);
      Adversary.Moved moved = adversary.move(collector, scratch, weights, embedded, chosen, steps);
      ascent.commit();
      NDArray logits = network.logits(weights, moved.embedded());
      adversarial = objective.crossEntropy(logits, Adversary.answers(scratch, chosen));
      answers.add(movable, logits);
      ratio = moved.ratio();
    }
    NDArray consistency = answers.consistency(objective, settings.consistency(), scratch);
    NDArray total =
        crossEntropy
            .add(arithmetic.times(adversarial, (float) settings.adversarial().weight()))
            .add(arithmetic.times(consistency, (float) settings.consistency().weight()))
            .add(arithmetic.times(anchor, (float) settings.anchor()))
            .add(arithmetic.times(lessonsTotal, (float) settings.grounding()));
    return new Forward(
        total,
        crossEntropy,
        adversarial,
        consistency,
        anchor,
        lessonsTotal,
        outputs.logits(),
        ratio);
  }

  private Adversary.Rows chosen(TuningRows rows, int[] movable, Supervision supervision) {
    float[] answers = new float[movable.length * Architecture.OPTIONS];
    for (int i = 0; i < movable.length; i++) {
      System.arraycopy(
          supervision.answers(),
          movable[i] * Architecture.OPTIONS,
          answers,
          i * Architecture.OPTIONS,
          Architecture.OPTIONS);
    }
    List<Prompt> prompts = rows.prompts();
    return new Adversary.Rows(
        movable,
        IntStream.of(movable).mapToObj(rows::taskClass).toArray(TaskClass[]::new),
        encode(IntStream.of(movable).mapToObj(prompts::get).toList()),
        answers);
  }

  private StepLosses moved(Forward forward, TuningRows rows, float learningRate) {
    float total = forward.total().getFloat();
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
    int[] chosen = Choices.of(forward.logits().toFloatArray());
    return new StepLosses(
        total,
        forward.crossEntropy().getFloat(),
        forward.adversarial().getFloat(),
        forward.consistency().getFloat(),
        forward.anchor().getFloat(),
        forward.lessons().getFloat(),
        norm,
        forward.ascentRatio(),
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
}
