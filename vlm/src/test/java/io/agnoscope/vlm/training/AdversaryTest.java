package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.vlm.Adversarial;
import io.agnoscope.vlm.Adversarial.Ascent;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Embedded;
import io.agnoscope.vlm.blocks.Native;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdversaryTest {

  private static final Adversarial SETTINGS = new Adversarial(2, 0.05, 0.1, Ascent.SIGN, 1);
  private static final int[] ALL = {0, 1, 2};
  private static final TaskClass[] CLASSES = {
    TaskClass.IMAGE_HEAVY, TaskClass.TEXT_HEAVY, TaskClass.IMAGE_HEAVY
  };

  private final Checkpoint checkpoint = Checkpoint.first();
  private final NDManager manager = NDManager.newBaseManager();
  private final Network network = new Network(manager, checkpoint.architecture());
  private final Objective objective = new Objective(network.arithmetic());
  private final Weights weights = Weights.of(manager, checkpoint.tensors());
  private final List<Prompt> prompts =
      List.of(
          new Prompt(picture(), "It is a red ball. What color is it?", List.of("red", "blue")),
          new Prompt(picture(), "What is two plus three?", List.of("5", "6", "7")),
          new Prompt(picture(), "What is it?", List.of("ball", "cube")));
  private final Encoding encoding = encode(prompts);
  private final Embedded clean = network.embed(manager, weights, encoding);
  private final Adversary.Rows rows = rows(new int[] {1, 0, 0});

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void aCopyThatIsNotMovedAnswersAsTheRowsDo() {
    Embedded copy =
        clean.detached(manager, new int[] {2, 0}, encode(prompts.get(2), prompts.get(0)));

    float[] answers = network.logits(weights, clean).toFloatArray();
    float[] again = network.logits(weights, copy).toFloatArray();

    int options = Architecture.OPTIONS;
    assertThat(Arrays.copyOf(again, 2)).containsExactly(slice(answers, 2 * options, 2), near());
    assertThat(slice(again, options, 2)).containsExactly(slice(answers, 0, 2), near());
  }

  @Test
  void ofImageHeavyRowsWordsMoveOfTextHeavyOnesPatchesAndNothingElseByABit() {
    Embedded moved = move(SETTINGS, rows, 1);
    Embedded copy = clean.detached(manager, ALL, encoding);

    assertThat(movedTokens(copy.words(), moved.words())).isEqualTo(Adversary.words(rows));
    assertThat(movedTokens(copy.image(), moved.image())).isEqualTo(Adversary.image(rows));
    boolean[] words = Adversary.words(rows);
    assertThat(count(words, 0)).isEqualTo(9 + 2);
    assertThat(count(words, 1)).isZero();
    assertThat(count(words, 2)).isEqualTo(3 + 2);
  }

  @Test
  void staysInTheBoxAndErrsMoreThanWhereItStarted() {
    Embedded started = move(new Adversarial(1, 0, 0.1, Ascent.SIGN, 1), rows, 1);
    Embedded moved = move(SETTINGS, rows, 1);

    float[] before = clean.words().toFloatArray();
    float[] after = moved.words().toFloatArray();
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isCloseTo(before[i], Offset.offset(0.1f + 1e-6f));
    }
    assertThat(loss(moved)).isGreaterThan(loss(started));
  }

  @Test
  void noiseIsAFunctionOfSeedAndStep() {
    assertThat(words(move(SETTINGS, rows, 1))).isEqualTo(words(move(SETTINGS, rows, 1)));
    assertThat(words(move(SETTINGS, rows, 1))).isNotEqualTo(words(move(SETTINGS, rows, 2)));
  }

  @Test
  void withoutAnAnswerItKeepsTheNoiseThatItStartsWith() {
    Adversary.Rows unknown = rows(new int[] {-1, -1, -1});
    Adversarial raw = new Adversarial(3, 1e6, 0.1, Ascent.GRADIENT, 1);
    Adversarial start = new Adversarial(1, 0, 0.1, Ascent.GRADIENT, 1);

    assertThat(words(move(raw, unknown, 1))).isEqualTo(words(move(start, unknown, 1)));
  }

  @Test
  void weightsGetNoGradientOfTheAscent() {
    weights.trainable();
    Adversary adversary = new Adversary(network, objective, SETTINGS, 7);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      Embedded learning = network.embed(manager, weights, encoding);
      adversary.move(collector, manager, weights, learning, rows, 1);
    }
    for (NDArray array : weights.all()) {
      assertThat(array.getGradient().abs().sum().getFloat()).isZero();
    }
  }

  /** Central differences along the gradient and along single entries. */
  @Test
  void theGradientOfEmbeddingsIsThatOfDifferences() {
    int width = checkpoint.architecture().width();
    float[] words = new float[ALL.length * Architecture.TOKENS * width];
    float[] image = new float[ALL.length * Architecture.PATCHES * width];
    NDArray toWords = array(words, Architecture.TOKENS);
    NDArray toImage = array(image, Architecture.PATCHES);
    toWords.setRequiresGradient(true);
    toImage.setRequiresGradient(true);
    Embedded copy = clean.detached(manager, ALL, encoding);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(loss(copy.plus(toWords, toImage), rows));
    }
    check(copy, words, image, words, toWords.getGradient().toFloatArray());
    check(copy, words, image, image, toImage.getGradient().toFloatArray());
  }

  private void check(
      Embedded copy, float[] words, float[] image, float[] varied, float[] gradient) {
    double norm =
        Math.sqrt(IntStream.range(0, gradient.length).mapToDouble(i -> square(gradient[i])).sum());
    assertThat(norm).isPositive();
    double by = 2e-3;
    double[] losses = new double[2];
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < varied.length; i++) {
        varied[i] = (float) ((side == 0 ? by : -by) * gradient[i] / norm);
      }
      losses[side] =
          loss(
                  copy.plus(array(words, Architecture.TOKENS), array(image, Architecture.PATCHES)),
                  rows)
              .getFloat();
    }
    Arrays.fill(varied, 0);
    double difference = (losses[0] - losses[1]) / (2 * by);
    assertThat(difference).isCloseTo(norm, Offset.offset(0.03 * norm + 1e-4));
  }

  private Embedded move(Adversarial settings, Adversary.Rows chosen, long step) {
    Adversary adversary = new Adversary(network, objective, settings, 7);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      return adversary.move(collector, manager, weights, clean, chosen, step).embedded();
    }
  }

  private Adversary.Rows rows(int[] answers) {
    float[] right = new float[answers.length * Architecture.OPTIONS];
    for (int row = 0; row < answers.length; row++) {
      if (answers[row] >= 0) {
        right[row * Architecture.OPTIONS + answers[row]] = 1;
      }
    }
    return new Adversary.Rows(ALL, CLASSES, encoding, right);
  }

  private double loss(Embedded embedded) {
    return loss(embedded, rows).getFloat();
  }

  private NDArray loss(Embedded embedded, Adversary.Rows chosen) {
    return objective.crossEntropy(
        network.logits(weights, embedded), Adversary.answers(manager, chosen));
  }

  private NDArray array(float[] values, int tokens) {
    int width = checkpoint.architecture().width();
    return Native.array(manager, values, new Shape(ALL.length, tokens, width));
  }

  private Encoding encode(Prompt... some) {
    return encode(List.of(some));
  }

  private Encoding encode(List<Prompt> some) {
    return Encoding.of(
        checkpoint.vocabulary(),
        some,
        some.stream().map(prompt -> Example.of(prompt, -1, null, "").tokens()).toList());
  }

  private boolean[] movedTokens(NDArray before, NDArray after) {
    int width = checkpoint.architecture().width();
    float[] from = before.toFloatArray();
    float[] to = after.toFloatArray();
    boolean[] moved = new boolean[from.length / width];
    for (int i = 0; i < from.length; i++) {
      moved[i / width] |= Float.floatToRawIntBits(from[i]) != Float.floatToRawIntBits(to[i]);
    }
    return moved;
  }

  private static long count(boolean[] words, int row) {
    return IntStream.range(row * Architecture.TOKENS, (row + 1) * Architecture.TOKENS)
        .filter(i -> words[i])
        .count();
  }

  private static float[] words(Embedded embedded) {
    return embedded.words().toFloatArray();
  }

  private static float[] slice(float[] values, int from, int count) {
    return Arrays.copyOfRange(values, from, from + count);
  }

  private static Offset<Float> near() {
    return Offset.offset(1e-4f);
  }

  private static double square(double x) {
    return x * x;
  }

  private static Raster picture() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillOval(10, 10, 24, 24);
    graphics.dispose();
    return Raster.of(image);
  }
}
