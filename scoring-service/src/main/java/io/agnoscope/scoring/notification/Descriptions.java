package io.agnoscope.scoring.notification;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import java.util.Map;
import java.util.TreeMap;

/** Alerts in the words of those who are told. */
final class Descriptions {
  private Descriptions() {}

  /** Labels that name an alert; those without a value are left out. */
  static Map<String, String> labels(Alert alert) {
    Map<String, String> labels = new TreeMap<>();
    // What else there is may be the same for two alerts, as of two sources of one target.
    labels.put("key", alert.getKey());
    labels.put("alertname", name(alert.getKind()));
    labels.put("target", alert.getTarget());
    labels.put("checkpoint", alert.getCheckpoint());
    labels.put("monitor", alert.getMonitor());
    labels.put("kind", alert.getKind().name());
    labels.put("attribution", alert.getAttribution().name());
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  /** What happened, in one line. */
  static String summary(Alert alert) {
    String what =
        switch (alert.getKind()) {
          case REGRESSION -> "Answers got worse than their baseline";
          case CHECKPOINT -> "Checkpoint does worse than the one before it";
          case LOST -> "Accepted Samples have no outcome";
          case MISSING_DATA -> "No more answers";
          case STALLED -> "Samples are accepted and none is scored";
          case UNKNOWN -> "Alert";
        };
    String checkpoint = alert.getCheckpoint().isEmpty() ? "" : ", " + alert.getCheckpoint();
    return alert.getTarget().isEmpty() ? what : what + " (" + alert.getTarget() + checkpoint + ")";
  }

  private static String name(AlertKind kind) {
    return switch (kind) {
      case REGRESSION -> "AgnoscopeRegression";
      case CHECKPOINT -> "AgnoscopeCheckpoint";
      case LOST -> "AgnoscopeLost";
      case MISSING_DATA -> "AgnoscopeMissingData";
      case STALLED -> "AgnoscopeStalled";
      case UNKNOWN -> "AgnoscopeAlert";
    };
  }
}
