package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.vlm.Consistency.Divergence;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Arithmetic;
import io.agnoscope.vlm.blocks.Embedded;
import io.agnoscope.vlm.blocks.Layout;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Outputs;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What fine-tuning minimises: L_sft + L_adv + λ·L_consistency (PAPERS §1.7), and two terms that are
 * ours: the pull towards the parent and what scenes teach.
 */
final class TuningObjective {

  private final Network network;
  private final Vocabulary vocabulary;
  private final FineTuning settings;
  private final Objective objective;
  private final Lessons lessons;
  private final Adversary adversary;

  TuningObjective(Network network, Vocabulary vocabulary, FineTuning settings) {
    this.network = network;
    this.vocabulary = vocabulary;
    this.settings = settings;
    this.objective = new Objective(network.arithmetic());
    this.lessons = new Lessons(objective, network.arithmetic(), LossWeights.standard());
    this.adversary = new Adversary(network, objective, settings.adversarial(), settings.seed());
  }

  /** The terms of the objective, each a scalar array, and what led to them. */
  record Terms(
      NDArray total,
      NDArray crossEntropy,
      NDArray adversarial,
      NDArray consistency,
      NDArray anchor,
      NDArray lessons,
      NDArray logits,
      double ascentRatio) {

    /** What is left when all else that the forward pass made is let go of. */
    Terms keptIn(NDManager manager) {
      new NDList(total, crossEntropy, adversarial, consistency, anchor, lessons, logits)
          .attach(manager);
      return this;
    }
  }

  /**
   * The terms of a batch.
   *
   * @param scratch where every array made lives
   * @param parent weights that stay as they are
   * @param step noise is a function of the settings' seed and it
   */
  Terms of(
      GradientCollector collector,
      NDManager scratch,
      Weights weights,
      Weights parent,
      TuningRows rows,
      long step) {
    Arithmetic arithmetic = network.arithmetic();
    StepPart encoded = StepPart.begin(StepPart.ENCODE);
    Encoding encoding = rows.encoding(vocabulary);
    Encoding clean = rows.cleanEncoding(vocabulary);
    Supervision supervision = Teacher.of(rows.cleanExamples()).in(clean.layout());
    float[] right = rows.answers((float) settings.perturbedWeight());
    Optional<Encoding> perturbed = rows.perturbedEncoding(vocabulary);
    encoded.commit();
    Objective.Targets targets = Objective.Targets.of(scratch, supervision);
    NDArray reference = network.logits(scratch, parent, clean);
    Embedded embedded = network.embed(scratch, weights, encoding);
    // Clean texts are shorter than perturbed ones: each get as many places as they need.
    Outputs ofClean = network.forward(weights, embedded.part(0, clean));
    NDArray logits = ofClean.logits();
    if (perturbed.isPresent()) {
      Embedded others = embedded.part(rows.clean(), perturbed.get());
      logits = NDArrays.concat(new NDList(logits, network.logits(weights, others)), 0);
    }

    NDArray crossEntropy = objective.crossEntropy(logits, Objective.answers(scratch, right));
    NDArray[] taught = new NDArray[Lessons.COUNT];
    lessons.put(taught, 0, ofClean, targets);
    NDArray lessonsTotal = lessons.total(taught, 0);
    Answers answers = new Answers(arithmetic, rows, logits, reference);
    NDArray anchor =
        objective.divergence(
            Divergence.JENSEN_SHANNON, reference, answers.clean(), Pairs.even(rows.clean()));

    NDArray adversarial = scratch.zeros(new Shape());
    double ratio = 0;
    int[] movable = settings.adversarial().on() ? rows.movable() : new int[0];
    if (movable.length > 0) {
      Adversary.Rows chosen = chosen(rows, encoding.layout(), movable, right);
      StepPart ascent = StepPart.begin(StepPart.ASCENT);
      Adversary.Moved moved = adversary.move(collector, scratch, weights, embedded, chosen, step);
      ascent.commit();
      NDArray ofMoved = network.logits(weights, moved.embedded());
      adversarial = objective.crossEntropy(ofMoved, Adversary.answers(scratch, chosen));
      answers.add(movable, ofMoved);
      ratio = moved.ratio();
    }
    NDArray consistency = answers.consistency(objective, settings.consistency(), scratch);
    NDArray total =
        crossEntropy
            .add(arithmetic.times(adversarial, (float) settings.adversarial().weight()))
            .add(arithmetic.times(consistency, (float) settings.consistency().weight()))
            .add(arithmetic.times(anchor, (float) settings.anchor()))
            .add(arithmetic.times(lessonsTotal, (float) settings.grounding()));
    return new Terms(
        total, crossEntropy, adversarial, consistency, anchor, lessonsTotal, logits, ratio);
  }

  private Adversary.Rows chosen(TuningRows rows, Layout layout, int[] movable, float[] right) {
    float[] answers = new float[movable.length * Architecture.OPTIONS];
    for (int i = 0; i < movable.length; i++) {
      System.arraycopy(
          right,
          movable[i] * Architecture.OPTIONS,
          answers,
          i * Architecture.OPTIONS,
          Architecture.OPTIONS);
    }
    return new Adversary.Rows(
        movable,
        IntStream.of(movable).mapToObj(rows::taskClass).toArray(TaskClass[]::new),
        rows.encoding(vocabulary, layout, movable),
        answers);
  }
}
