package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Views of Samples whose right answer is known; an unparsable answer is wrong.
 *
 * @param labelled how many
 * @param correctClean right on the clean View
 * @param correctPerturbed right on this View; of an Aspect, whose Views are the clean ones, the
 *     same
 */
public record Labels(long labelled, long correctClean, long correctPerturbed) {
  public static final Labels NONE = new Labels(0, 0, 0);

  static Labels of(@Nullable String answer, @Nullable String clean, @Nullable String perturbed) {
    return answer == null
        ? NONE
        : new Labels(1, answer.equals(clean) ? 1 : 0, answer.equals(perturbed) ? 1 : 0);
  }

  Labels plus(Labels other) {
    return new Labels(
        labelled + other.labelled,
        correctClean + other.correctClean,
        correctPerturbed + other.correctPerturbed);
  }
}
