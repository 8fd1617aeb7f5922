package io.agnoscope.scoring.view;

import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.ViewOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An option of a View; its probability is null when the target gives none. */
public record ShownOption(
    String letter, String text, String canonicalLetter, @Nullable Double probability) {

  static List<ShownOption> of(List<ViewOption> options, @Nullable Answered answered) {
    List<Double> probabilities =
        answered != null
                && answered.getProbabilityKind() == ProbabilityKind.EXACT
                && answered.getProbabilities().size() == options.size()
            ? answered.getProbabilities()
            : List.of();
    List<ShownOption> shown = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      ViewOption option = options.get(i);
      shown.add(
          new ShownOption(
              option.getLetter(),
              option.getText(),
              option.getCanonicalLetter(),
              probabilities.isEmpty() ? null : probabilities.get(i)));
    }
    return List.copyOf(shown);
  }
}
