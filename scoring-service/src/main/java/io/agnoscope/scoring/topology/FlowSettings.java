package io.agnoscope.scoring.topology;

import java.time.Duration;

/**
 * When a flow of Samples that is lost, has stopped or is stuck alerts.
 *
 * @param stalledAfter how long Samples may wait while none of their source is scored
 * @param missingAfter how long a source that sent regularly may send nothing
 * @param regularFor how long a source must have sent without such a pause to count as regular
 * @param lostFor how long an alert of lost Samples stays behind the last loss
 * @param quietHours when a source may send nothing
 */
public record FlowSettings(
    Duration stalledAfter,
    Duration missingAfter,
    Duration regularFor,
    Duration lostFor,
    QuietHours quietHours) {
  public FlowSettings {
    positive("stalled-after", stalledAfter);
    positive("missing-after", missingAfter);
    positive("regular-for", regularFor);
    positive("lost-for", lostFor);
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("agnoscope.detector." + name + " must be positive");
    }
  }
}
