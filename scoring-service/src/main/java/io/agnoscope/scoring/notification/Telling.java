package io.agnoscope.scoring.notification;

import io.agnoscope.schemas.Alert;
import java.util.List;

/**
 * Something to tell a receiver.
 *
 * @param kind what happened
 * @param alerts which it is about; one, except of {@link Kind#STILL_FIRING}
 */
record Telling(Kind kind, List<Alert> alerts) {
  /** What happened to the alerts. */
  enum Kind {
    /** It began to fire, or its silence ended while it did. */
    FIRING,
    /** More is known of one that fires. */
    UPDATED,
    /** It is over. */
    RESOLVED,
    /** These still fire. */
    STILL_FIRING
  }

  Telling {
    alerts = List.copyOf(alerts);
  }

  static Telling of(Kind kind, Alert alert) {
    return new Telling(kind, List.of(alert));
  }

  /** The alert that it is about. */
  Alert alert() {
    return alerts.getFirst();
  }
}
