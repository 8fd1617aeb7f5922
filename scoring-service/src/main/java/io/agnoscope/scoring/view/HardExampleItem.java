package io.agnoscope.scoring.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hard example as people look at it: the clean View and each View that flipped.
 *
 * @param reasons WRONG, FLIPPED
 * @param answer the right option's canonical letter, when known
 */
public record HardExampleItem(
    String sampleId,
    List<String> reasons,
    Instant at,
    String target,
    String checkpoint,
    String taskClass,
    @Nullable String aspect,
    @Nullable String family,
    String source,
    @Nullable String answer,
    List<ShownView> views) {
  /**
   * What the model was shown and what it said.
   *
   * @param flip how the decision moved against the right answer; null unless it flipped
   * @param misled whether the decision moved to the option that was pushed
   * @param decision canonical letter; null when nothing could be parsed
   * @param text what the model said in words, when the target gives it
   * @param distractor the canonical letter of the option that was pushed
   */
  public record ShownView(
      String id,
      String perturbation,
      String kind,
      boolean flipped,
      @Nullable FlipKind flip,
      boolean misled,
      @Nullable String decision,
      @Nullable String text,
      @Nullable String distractor,
      List<ShownText> texts,
      List<ShownImage> images,
      List<ShownOption> options) {}

  /** A text part; inserted ones were put there by a perturbation. */
  public record ShownText(String text, boolean inserted) {}

  /** A picture part and where it can be fetched. */
  public record ShownImage(String sha256, String url, boolean inserted) {}
}
