package io.agnoscope.vlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.vlm.training.Prompts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TinyVlmTest {

  private static final Offset<Double> SAME = Offset.offset(1e-5);
  private static final TinyVlm MODEL = TinyVlm.load(Checkpoint.first());

  private final Probes probes = new Probes(Phrasing.TRAINING);

  @AfterAll
  static void free() {
    MODEL.close();
  }

  @Test
  void givesOneDistributionPerPromptHoweverMany() {
    List<Prompt> prompts = prompts(300);

    List<double[]> answers = MODEL.probabilities(prompts);

    assertThat(answers).hasSize(300);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i)).hasSize(prompts.get(i).options().size());
      double sum = 0;
      for (double share : answers.get(i)) {
        assertThat(share).isBetween(0.0, 1.0);
        sum += share;
      }
      assertThat(sum).isCloseTo(1, Offset.offset(1e-9));
    }
    assertThat(MODEL.probabilities(List.of())).isEmpty();
  }

  @Test
  void seesNoOrderInOptions() {
    for (Prompt prompt : prompts(40)) {
      List<String> reversed = new ArrayList<>(prompt.options());
      Collections.reverse(reversed);

      double[] asShown = one(prompt);
      double[] turned = one(new Prompt(prompt.image(), prompt.text(), reversed));

      for (int i = 0; i < asShown.length; i++) {
        assertThat(turned[turned.length - 1 - i]).isCloseTo(asShown[i], SAME);
      }
    }
  }

  @Test
  void anAnswerDoesNotDependOnItsBatch() {
    List<Prompt> prompts = prompts(30);
    List<double[]> together = MODEL.probabilities(prompts);

    for (int i = 0; i < prompts.size(); i++) {
      double[] alone = one(prompts.get(i));
      for (int j = 0; j < alone.length; j++) {
        assertThat(together.get(i)[j]).isCloseTo(alone[j], SAME);
      }
    }
  }

  @Test
  void answersTheSameFromManyThreads() throws InterruptedException, ExecutionException {
    List<Prompt> prompts = prompts(20);
    List<double[]> expected = MODEL.probabilities(prompts);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<double[]>>> calls =
          Collections.nCopies(8, () -> MODEL.probabilities(prompts));
      for (Future<List<double[]>> call : threads.invokeAll(calls)) {
        for (int i = 0; i < prompts.size(); i++) {
          assertThat(call.get().get(i)).containsExactly(expected.get(i), SAME);
        }
      }
    }
  }

  @Test
  void nativeMemoryStaysFlat() {
    List<Prompt> prompts = prompts(8);
    MODEL.probabilities(prompts);
    int before = MODEL.nativeArrays();

    for (int call = 0; call < 50; call++) {
      MODEL.probabilities(prompts);
    }

    assertThat(MODEL.nativeArrays()).isEqualTo(before);
  }

  @Test
  void computesOnTheDeviceThatIsNamed() {
    Prompt prompt = prompts(1).getFirst();
    try (TinyVlm onProcessor = TinyVlm.load(Checkpoint.first(), new ComputeDevice("cpu"))) {
      assertThat(onProcessor.probabilities(List.of(prompt)).getFirst())
          .containsExactly(one(prompt), SAME);
    }
  }

  @Test
  void saysThatThereIsNoSuchDevice() {
    ComputeDevice missing = new ComputeDevice("cuda:999");

    assertThatThrownBy(() -> TinyVlm.load(Checkpoint.first(), missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no device cuda:999");
    assertThatThrownBy(() -> new ComputeDevice("gpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cuda:N");
  }

  @Test
  void takesTextThatIsNoQuestionAtAll() {
    List<String> odd =
        List.of("", "   ", "?", "1e9 999999999 \u0000 \uD83D\uDE00", "a ".repeat(9000));
    for (String text : odd) {
      assertThat(one(new Prompt(null, text, List.of("", "long ".repeat(50))))).hasSize(2);
    }
  }

  private static double[] one(Prompt prompt) {
    return MODEL.probabilities(List.of(prompt)).getFirst();
  }

  private List<Prompt> prompts(int count) {
    Prompts views = new Prompts(Catalogue.standard());
    List<Prompt> prompts = new ArrayList<>();
    for (int i = 0; prompts.size() < count; i++) {
      Probe probe = probes.mixed("tiny-vlm-test", 3, i);
      prompts.add(Prompts.clean(probe));
      Made made = Catalogue.standard().make(3, probe.sample(), Pictures.none());
      prompts.add(views.of(probe, made.views().getLast(), made.pictures()));
    }
    return prompts.subList(0, count);
  }
}
