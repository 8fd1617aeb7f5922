package io.agnoscope.scoring.api;

import io.agnoscope.schemas.CheckpointComparison;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a checkpoint does on the same Trials as an older one. */
public record ComparisonItem(
    String with,
    @Schema(description = "SERVING: it served and the older one was asked beside it; else SHADOW")
        String as,
    @Schema(description = "Trials that both answered") long pairs,
    @Schema(
            description =
                "Summed over the pairs, the share of the Views that only this checkpoint failed")
        double worse,
    @Schema(description = "And the share that only the older one failed") double better,
    @Schema(description = "Evidence that this checkpoint does worse") double evidence,
    @Schema(description = "The evidence from which on that is said") double alarmAt,
    @Schema(description = "Whether it was said; it stays said") boolean saidWorse,
    Instant since,
    Instant at) {

  static ComparisonItem of(CheckpointComparison comparison) {
    return new ComparisonItem(
        comparison.getOlder(),
        comparison.getNewerServes() ? "SERVING" : "SHADOW",
        comparison.getPairs(),
        comparison.getWorse(),
        comparison.getBetter(),
        comparison.getEvidence(),
        comparison.getAlarmAt(),
        comparison.getSaidWorse(),
        comparison.getSince(),
        comparison.getAt());
  }
}
