package io.agnoscope.scoring.notification;

import io.agnoscope.schemas.Alert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of an alert's CloudEvent. */
record AlertData(
    String key,
    String state,
    String kind,
    String attribution,
    String group,
    String target,
    String checkpoint,
    String monitor,
    String summary,
    String reason,
    @Nullable Double baselineRate,
    @Nullable Double observedRate,
    long observations,
    Instant since,
    @Nullable Instant resolvedAt,
    List<String> exampleSampleIds,
    @Nullable String console) {

  static AlertData of(Alert alert, @Nullable String console) {
    return new AlertData(
        alert.getKey(),
        alert.getState().name(),
        alert.getKind().name(),
        alert.getAttribution().name(),
        alert.getGroup(),
        alert.getTarget(),
        alert.getCheckpoint(),
        alert.getMonitor(),
        Descriptions.summary(alert),
        alert.getReason(),
        alert.getBaselineRate(),
        alert.getObservedRate(),
        alert.getObservations(),
        alert.getSince(),
        alert.getResolvedAt(),
        List.copyOf(alert.getExampleSampleIds()),
        console);
  }
}
