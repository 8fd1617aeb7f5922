package io.agnoscope.scoring.api;

import io.agnoscope.schemas.Alert;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The present state of an alert. */
public record AlertItem(
    @Schema(description = "Names it in the calls about it, percent-encoded") String key,
    String state,
    String kind,
    @Schema(
            description =
                "MODEL if the probes, whose mix is fixed, say so too; TRAFFIC if only the traffic moved; else UNKNOWN")
        String attribution,
    @Schema(description = "Alerts of one group have one cause, as far as one can tell")
        String group,
    String target,
    String checkpoint,
    String monitor,
    String reason,
    @Schema(description = "The baseline's rate, in [0, 1]") @Nullable Double baselineRate,
    @Schema(description = "What was observed since the alarm's beginning, in [0, 1]")
        @Nullable Double observedRate,
    long observations,
    Instant since,
    Instant at,
    @Nullable Instant resolvedAt,
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant silencedUntil,
    List<String> exampleSampleIds) {

  static AlertItem of(Alert alert) {
    return new AlertItem(
        alert.getKey(),
        alert.getState().name(),
        alert.getKind().name(),
        alert.getAttribution().name(),
        alert.getGroup(),
        alert.getTarget(),
        alert.getCheckpoint(),
        alert.getMonitor(),
        alert.getReason(),
        alert.getBaselineRate(),
        alert.getObservedRate(),
        alert.getObservations(),
        alert.getSince(),
        alert.getAt(),
        alert.getResolvedAt(),
        alert.getAcknowledgedBy(),
        alert.getAcknowledgedAt(),
        alert.getSilencedUntil(),
        List.copyOf(alert.getExampleSampleIds()));
  }
}
