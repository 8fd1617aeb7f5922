package io.agnoscope.scoring.view;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an answer moved, against the right one. */
public enum FlipKind {
  RIGHT_TO_WRONG,
  WRONG_TO_RIGHT,
  WRONG_TO_OTHER_WRONG,
  /** Which answer is right is not known. */
  UNKNOWN;

  /**
   * The kind of a flip.
   *
   * @param answer the right option's canonical letter, when known
   * @param clean what was decided on the clean View; null when nothing could be parsed
   * @param perturbed the same on the View that flipped
   */
  static FlipKind of(@Nullable String answer, @Nullable String clean, @Nullable String perturbed) {
    if (answer == null) {
      return UNKNOWN;
    }
    if (Objects.equals(clean, answer)) {
      return RIGHT_TO_WRONG;
    }
    return Objects.equals(perturbed, answer) ? WRONG_TO_RIGHT : WRONG_TO_OTHER_WRONG;
  }
}
