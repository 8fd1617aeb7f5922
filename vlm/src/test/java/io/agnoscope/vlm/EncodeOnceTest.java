package io.agnoscope.vlm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Layout;
import io.agnoscope.vlm.blocks.Network;
import io.agnoscope.vlm.blocks.Weights;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.TextTokens;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What rows of a batch share is computed once: the answers are those of each row by itself. */
class EncodeOnceTest {

  private static final Offset<Double> SAME = Offset.offset(1e-5);
  private static final Checkpoint CHECKPOINT = Checkpoint.first();
  private static final TinyVlm MODEL = TinyVlm.load(CHECKPOINT);
  private static final int BATCHES = 150;
  private static final List<String> TEXTS =
      List.of(
          "Which shape is above the moon?",
          "Which shape is the tallest?",
          "Finn is younger than Cara. Ella is younger than Finn. Which of them is the youngest?",
          "Leo has 62 coins. Leo gets 21 coins and gives 28 away. How many coins has Leo now?",
          "A star. How many stars are red?",
          "word ".repeat(37) + "end. How many are there?",
          "word ".repeat(60) + "end. " + "word ".repeat(30) + "?",
          "? ! .",
          "");
  private static final List<List<String>> OPTIONS =
      List.of(
          List.of("Ella", "Finn"),
          List.of("55", "57", "56"),
          List.of("ring", "star", "circle", "cross"),
          List.of("star", "circle", "cross", "ring"),
          List.of("", "a very long option of many words", "3", "two", "red", "blue"));

  @AfterAll
  static void free() {
    MODEL.close();
  }

  @Test
  void answersABatchAsEachRowAlone() {
    Random random = new Random(4);
    List<Prompt> pool = pool(random);
    Map<Prompt, double[]> alone = alone(pool);

    for (int batch = 0; batch < BATCHES; batch++) {
      List<Prompt> prompts = new ArrayList<>();
      int size = 1 + random.nextInt(random.nextInt(10) == 0 ? 140 : 12);
      int near = random.nextInt(pool.size());
      int width = 1 + random.nextInt(pool.size());
      for (int i = 0; i < size; i++) {
        prompts.add(pool.get((near + random.nextInt(width)) % pool.size()));
      }

      List<double[]> together = MODEL.probabilities(prompts);

      for (int i = 0; i < size; i++) {
        assertThat(together.get(i))
            .as("row %d of batch %d", i, batch)
            .containsExactly(alone.get(prompts.get(i)), SAME);
      }
    }
  }

  @Test
  void keepsWhatIsTheSameOnce() {
    Raster star = picture(new Random(1));
    Prompt clean = new Prompt(star, TEXTS.get(0), OPTIONS.get(2));
    Prompt rotated = new Prompt(star, TEXTS.get(0), OPTIONS.get(3));
    Prompt unseen = new Prompt(null, TEXTS.get(0), OPTIONS.get(2));
    Prompt other = new Prompt(picture(new Random(2)), TEXTS.get(1), OPTIONS.get(2));

    Encoding encoding =
        Encoding.shared(CHECKPOINT.vocabulary(), List.of(clean, rotated, unseen, other));

    assertThat(encoding.imageOf()).containsExactly(0, 0, 1, 2);
    assertThat(encoding.differentImages()).isEqualTo(3);
    assertThat(encoding.textOf()).containsExactly(0, 1, 0, 2);
    assertThat(encoding.differentTexts()).isEqualTo(3);
    assertThat(encoding.layout()).isEqualTo(new Layout(3, 6, 4));
  }

  @Test
  void handsOutAnswersThatNobodyElseHolds() {
    Prompt prompt = new Prompt(null, TEXTS.get(1), OPTIONS.get(0));

    List<double[]> answers = MODEL.probabilities(List.of(prompt, prompt));
    answers.getFirst()[0] = 7;

    assertThat(answers.getLast()[0]).isBetween(0.0, 1.0);
  }

  /** Without sharing anything, in all places that the network has. */
  private static Map<Prompt, double[]> alone(List<Prompt> pool) {
    Map<Prompt, double[]> answers = new HashMap<>();
    try (NDManager manager = NDManager.newBaseManager();
        Weights weights = Weights.of(manager, CHECKPOINT.tensors())) {
      Network network = new Network(manager, CHECKPOINT.architecture());
      for (Prompt prompt : pool) {
        TextTokens tokens = TextTokens.of(prompt.text(), prompt.options());
        Encoding encoding = Encoding.of(CHECKPOINT.vocabulary(), List.of(prompt), List.of(tokens));
        try (NDManager scratch = manager.newSubManager()) {
          float[] shares =
              network.forward(scratch, weights, encoding).logits().softmax(-1).toFloatArray();
          assertThat(shares).hasSize(Architecture.OPTIONS);
          double[] given = new double[prompt.options().size()];
          for (int i = 0; i < given.length; i++) {
            given[i] = shares[i];
          }
          answers.put(prompt, given);
        }
      }
    }
    return answers;
  }

  private static List<Prompt> pool(Random random) {
    List<Prompt> pool = new ArrayList<>();
    for (int image = 0; image < 4; image++) {
      Raster raster = image == 0 ? null : picture(random);
      for (String text : TEXTS) {
        for (List<String> options : OPTIONS) {
          pool.add(new Prompt(raster, text, options));
        }
      }
    }
    return pool;
  }

  private static Raster picture(Random random) {
    BufferedImage image = new BufferedImage(Raster.SIDE, Raster.SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 5; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(
          random.nextInt(40), random.nextInt(40), 8 + random.nextInt(20), 8 + random.nextInt(20));
    }
    graphics.dispose();
    return Raster.of(image);
  }
}
