package io.agnoscope.scoring.statistics;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Trial as the statistics see it: what the model said of the clean View and of each other View,
 * all in canonical letters.
 *
 * @param answer the right option's canonical letter, when known
 * @param aspect the Aspect's name, when the Sample has one
 * @param clean the clean View
 * @param others the perturbed and control Views, in the Trial's order
 * @param freeText whether the Sample has no options: what is said is compared by words
 */
public record AskedTrial(
    @Nullable String answer,
    @Nullable String aspect,
    AskedView clean,
    List<AskedView> others,
    boolean freeText) {
  public AskedTrial {
    others = List.copyOf(others);
  }

  /** The first answered identical repeat: the model's own noise on this Trial. */
  public @Nullable Said repeat() {
    return others.stream()
        .filter(view -> view.perturbation().equals(AskedView.REPEAT))
        .map(AskedView::said)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Whether something was said of the clean View, without which no View can be scored. */
  public boolean scorable() {
    return clean.said() != null;
  }
}
