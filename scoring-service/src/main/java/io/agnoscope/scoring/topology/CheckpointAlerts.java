package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.CheckpointComparison;
import java.time.Instant;

/** What an alert says of a checkpoint that does worse than the one before it. */
final class CheckpointAlerts {
  private CheckpointAlerts() {}

  static String key(CheckpointComparison comparison) {
    return AlertKind.CHECKPOINT.name()
        + "|"
        + Fields.join(
            comparison.getTarget(),
            comparison.getNewer(),
            comparison.getOlder(),
            comparison.getNewerServes() ? "serving" : "shadow");
  }

  /** The alert of a comparison that has just said that the newer one does worse. */
  static Alert firing(CheckpointComparison comparison, Instant now) {
    double worse = comparison.getWorse() / comparison.getPairs();
    double better = comparison.getBetter() / comparison.getPairs();
    Alert alert = new Alert();
    alert.setKey(key(comparison));
    alert.setState(AlertState.FIRING);
    alert.setKind(AlertKind.CHECKPOINT);
    // The Trials are the same: it is not the traffic.
    alert.setAttribution(Attribution.MODEL);
    alert.setTarget(comparison.getTarget());
    alert.setCheckpoint(comparison.getNewer());
    alert.setMonitor("");
    alert.setGroup(comparison.getTarget() + "/" + comparison.getNewer());
    alert.setBaselineRate(better);
    alert.setObservedRate(worse);
    alert.setObservations(comparison.getPairs());
    alert.setSince(comparison.getSince());
    alert.setAt(now);
    alert.setExampleSampleIds(comparison.getExampleSampleIds());
    alert.setReason(
        "Checkpoint %s, %s, does worse than %s: of the Views of %d Trials that both answered since %s, %s were failed by it alone and %s by the other alone."
            .formatted(
                comparison.getNewer(),
                comparison.getNewerServes() ? "which serves" : "which is in shadow",
                comparison.getOlder(),
                comparison.getPairs(),
                Words.time(comparison.getSince()),
                Words.percent(worse),
                Words.percent(better)));
    return alert;
  }
}
