package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.Estimate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A figure with its n and its 95 % interval. */
@Schema(description = "value, low and high are null when n is 0")
public record FigureItem(
    @Nullable Double value, @Nullable Double low, @Nullable Double high, long n) {

  static FigureItem of(Estimate estimate) {
    return new FigureItem(
        estimate.value(),
        InterferenceRow.low(estimate.interval()),
        InterferenceRow.high(estimate.interval()),
        estimate.n());
  }
}
