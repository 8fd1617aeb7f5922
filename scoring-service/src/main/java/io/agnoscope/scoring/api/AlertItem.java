package io.agnoscope.scoring.api;

import io.agnoscope.schemas.Alert;
import java.time.Instant;
import java.util.List;

/** The present state of an alert. */
public record AlertItem(
    String key,
    String state,
    String target,
    String checkpoint,
    String monitor,
    String reason,
    Instant since,
    Instant at,
    List<String> exampleSampleIds) {

  static AlertItem of(Alert alert) {
    return new AlertItem(
        alert.getKey(),
        alert.getState().name(),
        alert.getTarget(),
        alert.getCheckpoint(),
        alert.getMonitor(),
        alert.getReason(),
        alert.getSince(),
        alert.getAt(),
        List.copyOf(alert.getExampleSampleIds()));
  }
}
