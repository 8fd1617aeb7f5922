package io.agnoscope.vlm;

import io.agnoscope.stimuli.sample.TaskClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Sample to fine-tune on: its clean prompt and its perturbed ones.
 *
 * @param answer index of the right option of the clean prompt, or {@link #UNKNOWN}: then it only
 *     teaches consistency
 * @param perturbed prompts of the same question, their options in any order
 * @param perturbedAnswers index of the right option of each, or {@link #UNKNOWN}
 * @param grounding what the clean picture shows, for probes; null otherwise
 * @param taskClass says which modality should not matter: its embeddings are moved against the
 *     model, none of {@code MULTIMODAL}
 */
@SuppressWarnings("ArrayRecordComponent") // a plain carrier: nobody compares items
public record TrainingItem(
    Prompt clean,
    int answer,
    List<Prompt> perturbed,
    int[] perturbedAnswers,
    @Nullable Grounding grounding,
    TaskClass taskClass) {

  /** Nobody knows the right option. */
  public static final int UNKNOWN = -1;

  /**
   * Checks that all prompts offer the same options and agree on the right one.
   *
   * @throws IllegalArgumentException when they do not
   */
  public TrainingItem {
    perturbed = List.copyOf(perturbed);
    if (perturbed.size() != perturbedAnswers.length) {
      throw new IllegalArgumentException("each perturbed prompt needs an answer");
    }
    if (answer < UNKNOWN || answer >= clean.options().size()) {
      throw new IllegalArgumentException("no option " + answer);
    }
    for (int i = 0; i < perturbedAnswers.length; i++) {
      List<String> options = perturbed.get(i).options();
      if (!sorted(options).equals(sorted(clean.options()))) {
        throw new IllegalArgumentException("a perturbed prompt offers other options");
      }
      boolean agrees =
          answer == UNKNOWN
              ? perturbedAnswers[i] == UNKNOWN
              : perturbedAnswers[i] >= 0
                  && perturbedAnswers[i] < options.size()
                  && options.get(perturbedAnswers[i]).equals(clean.options().get(answer));
      if (!agrees) {
        throw new IllegalArgumentException("a perturbed prompt has another right option");
      }
    }
  }

  /** An item whose modalities both matter, as far as anybody knows. */
  public TrainingItem(
      Prompt clean,
      int answer,
      List<Prompt> perturbed,
      int[] perturbedAnswers,
      @Nullable Grounding grounding) {
    this(clean, answer, perturbed, perturbedAnswers, grounding, TaskClass.MULTIMODAL);
  }

  /**
   * The perturbed prompts with their options in the clean prompt's order. The network cannot see
   * the order, so nothing is lost, and distributions can be compared place by place.
   */
  public List<Prompt> aligned() {
    return perturbed.stream()
        .map(prompt -> new Prompt(prompt.image(), prompt.text(), clean.options()))
        .toList();
  }

  private static List<String> sorted(List<String> options) {
    List<String> sorted = new ArrayList<>(options);
    sorted.sort(null);
    return sorted;
  }
}
