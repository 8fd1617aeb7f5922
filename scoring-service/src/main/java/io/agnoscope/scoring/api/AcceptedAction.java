package io.agnoscope.scoring.api;

import io.agnoscope.schemas.OperatorAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was asked, as the broker has it; the detector carries it out soon. */
public record AcceptedAction(
    String id, String kind, String subject, String by, @Nullable Instant until, Instant at) {

  static AcceptedAction of(OperatorAction action) {
    return new AcceptedAction(
        action.getId(),
        action.getKind().name(),
        action.getSubject(),
        action.getBy(),
        action.getUntil(),
        action.getAt());
  }
}
