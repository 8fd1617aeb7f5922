package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.MeaningFigures;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether free answers wander farther under a perturbation than under the identical repeat. */
@Schema(
    description = "Views whose answer names the same facts as the clean one, as does the repeat's")
public record MeaningItem(
    @Schema(description = "How many, those as far as the repeat included") long n,
    long fartherThanRepeat,
    long nearerThanRepeat,
    @Schema(description = "Of those that are one or the other; 0.5 for no effect")
        @Nullable Double fartherShare,
    @Nullable Double fartherShareLow,
    @Nullable Double fartherShareHigh,
    @Schema(description = "Two-sided exact sign test of no effect") @Nullable Double pValue) {

  static @Nullable MeaningItem of(MeaningFigures figures) {
    if (figures.compared() == 0) {
      return null;
    }
    return new MeaningItem(
        figures.compared(),
        figures.farther(),
        figures.nearer(),
        figures.fartherShare().value(),
        InterferenceRow.low(figures.fartherShare().interval()),
        InterferenceRow.high(figures.fartherShare().interval()),
        figures.pValue());
  }
}
