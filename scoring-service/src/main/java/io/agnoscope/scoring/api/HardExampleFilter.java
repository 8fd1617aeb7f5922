package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Parameters.matches;

import io.agnoscope.scoring.view.FlipKind;
import io.agnoscope.scoring.view.HardExampleItem;
import io.agnoscope.scoring.view.HardExampleItem.ShownView;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which hard examples are wanted. What is null lets all through.
 *
 * @param flip a {@link FlipKind}, {@link #MISLED}, or {@link #NONE}; with a perturbation, of a View
 *     under that one
 */
record HardExampleFilter(
    @Nullable String id,
    @Nullable String perturbation,
    @Nullable String aspect,
    @Nullable String flip,
    @Nullable String checkpoint) {
  /** The answer moved to the option that was pushed. */
  static final String MISLED = "MISLED";

  /** No answer moved: the model is wrong without help. */
  static final String NONE = "NONE";

  static final List<String> FLIPS =
      Stream.concat(Arrays.stream(FlipKind.values()).map(Enum::name), Stream.of(MISLED, NONE))
          .toList();

  /** Reads what the client wrote. */
  static HardExampleFilter of(
      @Nullable String id,
      @Nullable String perturbation,
      @Nullable String aspect,
      @Nullable String flip,
      @Nullable String checkpoint) {
    return new HardExampleFilter(
        Parameters.name("id", id),
        Parameters.name("perturbation", perturbation),
        Parameters.oneOf("aspect", aspect, FiguresResource.ASPECTS),
        Parameters.oneOf("flip", flip, FLIPS),
        Parameters.name("checkpoint", checkpoint));
  }

  boolean lets(HardExampleItem item) {
    return matches(id, item.sampleId())
        && matches(aspect, item.aspect())
        && matches(checkpoint, item.checkpoint())
        && letsViews(item);
  }

  private boolean letsViews(HardExampleItem item) {
    if (NONE.equals(flip)) {
      return perturbation == null && flips(item).contains(NONE);
    }
    if (perturbation == null && flip == null) {
      return true;
    }
    return item.views().stream()
        .filter(ShownView::flipped)
        .filter(view -> matches(perturbation, view.perturbation()))
        .anyMatch(view -> flip == null || flips(view).contains(flip));
  }

  /** All kinds of flips of one example, each once. */
  static Set<String> flips(HardExampleItem item) {
    Set<String> flips =
        item.views().stream()
            .filter(ShownView::flipped)
            .flatMap(view -> flips(view).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return flips.isEmpty() ? Set.of(NONE) : flips;
  }

  private static Set<String> flips(ShownView view) {
    Set<String> flips = new TreeSet<>();
    if (view.flip() != null) {
      flips.add(view.flip().name());
    }
    if (view.misled()) {
      flips.add(MISLED);
    }
    return flips;
  }
}
