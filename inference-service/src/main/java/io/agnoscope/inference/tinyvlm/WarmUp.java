package io.agnoscope.inference.tinyvlm;

import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a network a few batches of the shapes that it will meet, so that no Trial waits for what is
 * made at the first use of one: kernels, memory pools, constants.
 */
final class WarmUp {

  /** About as many Views as a Trial has that show the same picture. */
  private static final int ASKS_PER_PICTURE = 8;

  private WarmUp() {}

  /**
   * Asks one prompt and a full batch of different ones, each with and without pictures.
   *
   * @throws IllegalStateException when an answer is none
   */
  static void of(Scorer scorer, int batchSize) {
    for (int size : new int[] {1, batchSize}) {
      ask(scorer, size, i -> prompt(i, null));
      ask(scorer, size, i -> prompt(i, Raster.filled(0x80, 0x40, i / ASKS_PER_PICTURE)));
    }
  }

  private static void ask(Scorer scorer, int size, IntFunction<Prompt> prompts) {
    List<double[]> answers =
        scorer.probabilities(IntStream.range(0, size).mapToObj(prompts).toList());
    if (!answers.stream().allMatch(one -> Arrays.stream(one).allMatch(Double::isFinite))) {
      throw new IllegalStateException("the network's output is not finite");
    }
  }

  /** What is equal in a batch is computed once, so no two are. */
  private static Prompt prompt(int number, @Nullable Raster picture) {
    return new Prompt(
        picture,
        "What color is the star beside the " + number + " circles?",
        List.of("red", "blue", "green", "yellow"));
  }
}
