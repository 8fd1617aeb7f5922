package io.agnoscope.vlm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.vlm.Adversarial;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Embedded;
import io.agnoscope.vlm.blocks.Layout;
import io.agnoscope.vlm.blocks.Native;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;

/**
 * Moves the embeddings of the modality that should not matter so that the model errs, as far as a
 * box allows (PAPERS §1.5): of an image-heavy row its words and options, of a text-heavy row its
 * patches, of a multimodal row nothing. Empty places never move.
 */
final class Adversary {

  /** The label of the stream that noise on words and options is drawn from. */
  static final String WORDS = "words";

  /** The label of the stream that noise on patches is drawn from. */
  static final String IMAGE = "image";

  private final Network network;
  private final Objective objective;
  private final Adversarial settings;
  private final long seed;

  Adversary(Network network, Objective objective, Adversarial settings, long seed) {
    this.network = network;
    this.objective = objective;
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Rows to move.
   *
   * @param rows of the batch that they are
   * @param classes of the rows
   * @param encoding of the rows, each one's text apart, in the places that the whole batch has
   * @param answers [rows, OPTIONS] the weight of the right option; all zero where nobody knows it
   */
  @SuppressWarnings("ArrayRecordComponent") // a plain carrier
  record Rows(int[] rows, TaskClass[] classes, Encoding encoding, float[] answers) {}

  /**
   * Detached copies, moved.
   *
   * @param ratio mean of |α·gradient|/ε over what may move
   */
  record Moved(Embedded embedded, double ratio) {}

  /**
   * Moves copies of rows. The weights get no gradient of it, and rows without an answer keep the
   * noise that they start with.
   *
   * @param scratch where the copies live
   * @param step noise is a function of the seed and it
   */
  Moved move(
      GradientCollector collector,
      NDManager scratch,
      Weights weights,
      Embedded clean,
      Rows rows,
      long step) {
    int width = (int) clean.words().getShape().get(2);
    int tokens = rows.encoding().layout().tokens();
    Randomness random = random(seed, step);
    Noise words = noise(words(rows), width, random.split(WORDS));
    Noise image = noise(image(rows), width, random.split(IMAGE));
    Embedded still = clean.detached(scratch, rows.rows(), rows.encoding());
    for (int i = 0; i < settings.steps(); i++) {
      try (NDManager once = scratch.newSubManager();
          Weights frozen = weights.frozen(once)) {
        NDArray toWords = array(once, words, rows, tokens);
        NDArray toImage = array(once, image, rows, Architecture.PATCHES);
        toWords.setRequiresGradient(true);
        toImage.setRequiresGradient(true);
        NDArray logits = network.logits(frozen, still.plus(toWords, toImage));
        collector.backward(objective.crossEntropy(logits, answers(once, rows)));
        words.climb(gradient(toWords, once), settings);
        image.climb(gradient(toImage, once), settings);
      }
    }
    Embedded moved =
        still.plus(
            array(scratch, words, rows, tokens), array(scratch, image, rows, Architecture.PATCHES));
    double entries = Math.max(1, words.steps() + image.steps());
    return new Moved(moved, (words.climbed() + image.climbed()) / entries);
  }

  /** The weights of the right options of rows, in native memory. */
  static NDArray answers(NDManager manager, Rows rows) {
    return Objective.answers(manager, rows.answers());
  }

  /** Which words and options may move, [rows, tokens]. */
  static boolean[] words(Rows rows) {
    Encoding encoding = rows.encoding();
    Layout layout = encoding.layout();
    boolean[] moves = new boolean[rows.rows().length * layout.tokens()];
    for (int i = 0; i < moves.length; i++) {
      int row = i / layout.tokens();
      int token = i % layout.tokens();
      float present =
          token < layout.text()
              ? encoding.present()[row * layout.words() + token]
              : encoding.optionPresent()[row * layout.options() + token - layout.text()];
      moves[i] = present > 0 && rows.classes()[row] == TaskClass.IMAGE_HEAVY;
    }
    return moves;
  }

  /** Which patches may move, [rows, PATCHES]. */
  static boolean[] image(Rows rows) {
    boolean[] moves = new boolean[rows.rows().length * Architecture.PATCHES];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = rows.classes()[i / Architecture.PATCHES] == TaskClass.TEXT_HEAVY;
    }
    return moves;
  }

  /** What a step's noise is drawn from. */
  static Randomness random(long seed, long step) {
    return Randomness.of("adversarial", Long.toString(seed), Long.toString(step));
  }

  private Noise noise(boolean[] moves, int width, Randomness random) {
    return new Noise(moves, width, settings.epsilon(), random);
  }

  private static NDArray array(NDManager manager, Noise noise, Rows rows, int tokens) {
    int width = noise.values().length / (rows.rows().length * tokens);
    return Native.array(manager, noise.values(), new Shape(rows.rows().length, tokens, width));
  }

  private static float[] gradient(NDArray noise, NDManager manager) {
    NDArray gradient = noise.getGradient();
    gradient.attach(manager);
    return gradient.toFloatArray();
  }
}
