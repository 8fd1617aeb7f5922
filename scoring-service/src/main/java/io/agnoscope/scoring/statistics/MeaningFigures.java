package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Whether free answers wander farther under a perturbation than under the identical repeat.
 *
 * @param compared Views, those included that are as far as the repeat
 * @param farther than the repeat
 * @param nearer than the repeat
 * @param fartherShare of those that are one or the other; a half when the perturbation does no more
 *     than the repeat
 * @param pValue of the two-sided sign test of that; null when there is nothing to compare
 */
public record MeaningFigures(
    long compared, long farther, long nearer, Estimate fartherShare, @Nullable Double pValue) {
  static MeaningFigures of(Meanings meanings) {
    long moved = meanings.farther() + meanings.nearer();
    return new MeaningFigures(
        meanings.compared(),
        meanings.farther(),
        meanings.nearer(),
        Estimate.of(new Ratio(meanings.farther(), moved)),
        moved == 0 ? null : (Double) SignTest.pValue(meanings.farther(), meanings.nearer()));
  }
}
