package io.agnoscope.scoring.statistics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Flips, and those of labelled Views split by what they did to the answer.
 *
 * @param all every flip
 * @param rightToWrong right on the clean View, wrong here
 * @param wrongToRight wrong on the clean View, right here
 * @param wrongToWrong wrong on both, differently
 */
public record Flips(long all, long rightToWrong, long wrongToRight, long wrongToWrong) {
  public static final Flips NONE = new Flips(0, 0, 0, 0);

  static Flips of(
      boolean flip, @Nullable String clean, @Nullable String perturbed, @Nullable String answer) {
    if (!flip) {
      return NONE;
    }
    if (answer == null) {
      return new Flips(1, 0, 0, 0);
    }
    if (Objects.equals(clean, answer)) {
      return new Flips(1, 1, 0, 0);
    }
    return Objects.equals(perturbed, answer) ? new Flips(1, 0, 1, 0) : new Flips(1, 0, 0, 1);
  }

  Flips plus(Flips other) {
    return new Flips(
        all + other.all,
        rightToWrong + other.rightToWrong,
        wrongToRight + other.wrongToRight,
        wrongToWrong + other.wrongToWrong);
  }
}
