package io.agnoscope.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainingItemTest {

  private final Prompt clean = new Prompt(null, "Which?", List.of("red", "blue"));
  private final Prompt turned = new Prompt(null, "It is red. Which?", List.of("blue", "red"));

  @Test
  void alignsOptionsWithTheCleanPrompt() {
    TrainingItem item = new TrainingItem(clean, 1, List.of(turned), new int[] {0}, null);

    assertThat(item.aligned().getFirst().options()).containsExactly("red", "blue");
    assertThat(item.aligned().getFirst().text()).isEqualTo(turned.text());
  }

  @Test
  void refusesAnswersThatDisagree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainingItem(clean, 1, List.of(turned), new int[] {1}, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainingItem(clean, 2, List.of(), new int[] {}, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainingItem(clean, 1, List.of(turned), new int[] {}, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new TrainingItem(clean, TrainingItem.UNKNOWN, List.of(turned), new int[] {0}, null));
  }

  @Test
  void refusesOtherOptions() {
    Prompt other = new Prompt(null, "Which?", List.of("red", "green"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainingItem(clean, 0, List.of(other), new int[] {0}, null));
  }

  @Test
  void aPromptHasTwoToSixOptions() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Prompt(null, "", List.of("a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prompt(null, "", List.of("a", "b", "c", "d", "e", "f", "g")));
  }

  @Test
  void theRateWarmsUpThenFallsToATenth() {
    FineTuning settings = settings(1e-3);

    assertThat(settings.rateAt(0, 0)).isCloseTo(1e-4f, Offset.offset(1e-8f));
    assertThat(settings.rateAt(10, 0)).isCloseTo(1e-3f, Offset.offset(1e-8f));
    assertThat(settings.rateAt(99, 1)).isCloseTo(1e-4f, Offset.offset(1e-8f));
  }

  @Test
  void settingsNameWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(1))
        .withMessageContaining("learningRate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adversarial(1, 0.1, 0, Adversarial.Ascent.SIGN, 1))
        .withMessageContaining("adversarial.epsilon");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Consistency(
                Consistency.Divergence.JENSEN_SHANNON, Consistency.Reduction.MEAN, Double.NaN))
        .withMessageContaining("consistency.weight");
  }

  private static FineTuning settings(double learningRate) {
    return new FineTuning(
        learningRate, 10, 100, 1, 1, 1, Consistency.standard(), Adversarial.standard(), 1);
  }
}
