package io.agnoscope.vlm.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.TextTokens;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedTest {

  private static final Raster RED = Raster.filled(200, 20, 30);
  private static final Raster BLUE = Raster.filled(20, 30, 200);
  private static final String QUESTION = "What color is the ball?";
  private static final List<String> COLORS = List.of("red", "blue", "green");
  private static final List<Prompt> SHORT =
      List.of(
          new Prompt(RED, QUESTION, COLORS),
          new Prompt(null, "What is two plus three?", List.of("5", "6")),
          new Prompt(BLUE, QUESTION, COLORS));

  /** Their pictures come in another order, and one of them is nobody else's. */
  private static final List<Prompt> LONG =
      List.of(
          new Prompt(BLUE, "A sheep sleeps. There is a green ball here. " + QUESTION, COLORS),
          new Prompt(
              Raster.filled(9, 9, 9), "Rain is wet. What is two plus three?", List.of("5", "6")),
          new Prompt(RED, "It is known that seven is odd. " + QUESTION, COLORS));

  private final Checkpoint checkpoint = Checkpoint.first();
  private final NDManager manager = NDManager.newBaseManager();
  private final Network network = new Network(manager, checkpoint.architecture());
  private final Weights weights = Weights.of(manager, checkpoint.tensors());
  private final Encoding all = encoded(Stream.concat(SHORT.stream(), LONG.stream()).toList());
  private final Encoding first = encoded(SHORT);
  private final Encoding last = encoded(LONG);

  @BeforeEach
  void learn() {
    weights.trainable();
  }

  @AfterEach
  void free() {
    manager.close();
  }

  @Test
  void aPartInFewerPlacesAnswersAsItDoesAmongAll() {
    assertThat(first.layout().tokens()).isLessThan(all.layout().tokens());
    float[] together = network.logits(weights, network.embed(manager, weights, all)).toFloatArray();

    float[] apart = inParts().toFloatArray();

    assertThat(apart).containsExactly(together, Offset.offset(1e-4f));
  }

  @Test
  void weightsLearnFromPartsWhatTheyLearnFromAll() {
    List<float[]> together =
        gradients(() -> network.logits(weights, network.embed(manager, weights, all)));
    List<float[]> apart = gradients(this::inParts);

    for (int i = 0; i < together.size(); i++) {
      // Nothing hangs on some biases, whose gradients are what rounding leaves.
      float near = 1e-6f + 1e-3f * highest(together.get(i));
      assertThat(apart.get(i)).containsExactly(together.get(i), Offset.offset(near));
    }
  }

  private static float highest(float[] values) {
    float highest = 0;
    for (float value : values) {
      highest = Math.max(highest, Math.abs(value));
    }
    return highest;
  }

  private NDArray inParts() {
    Embedded embedded = network.embed(manager, weights, all);
    return network
        .logits(weights, embedded.part(0, first))
        .concat(network.logits(weights, embedded.part(SHORT.size(), last)), 0);
  }

  private List<float[]> gradients(Supplier<NDArray> logits) {
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(logits.get().softmax(-1).square().sum());
      return weights.all().stream()
          .map(array -> {
            NDArray gradient = array.getGradient();
            float[] values = gradient.toFloatArray();
            gradient.subi(gradient);
            return values;
          })
          .toList();
    }
  }

  private Encoding encoded(List<Prompt> prompts) {
    List<TextTokens> tokens =
        prompts.stream().map(prompt -> TextTokens.of(prompt.text(), prompt.options())).toList();
    Layout layout = TextTokens.layout(tokens).withAllOptions();
    return Encoding.of(checkpoint.vocabulary(), layout, prompts, tokens);
  }
}
