package io.agnoscope.perturbation.ingest;

import java.util.Locale;

/**
 * Why something that arrived was not accepted. A bounded set, so that each can be a metric label.
 */
public enum RefusalCause {
  MALFORMED_JSON(400),
  EMPTY_BODY(400),
  UNKNOWN_SOURCE(400),
  NOT_AN_EVENT(400),
  MALFORMED_FIELD(422),
  MISSING_QUESTION(422),
  LAST_TURN_NOT_USER(422),
  INVALID_ID(422),
  UNKNOWN_TARGET(422),
  INVALID_TASK_CLASS(422),
  INVALID_ASPECT(422),
  OPTION_COUNT(422),
  INVALID_OPTION(422),
  UNKNOWN_OPTION_LETTER(422),
  REDACTION_COLLISION(422),
  UNSUPPORTED_PART(422),
  IMAGE_NOT_INLINE(422),
  IMAGE_NOT_FETCHED(422),
  UNREADABLE_IMAGE(422),
  UNSUPPORTED_IMAGE(415),
  TOO_MANY_PIXELS(413),
  IMAGE_TOO_LARGE(413),
  TEXT_TOO_LONG(413),
  SAMPLE_TOO_LARGE(413),
  LINE_TOO_LONG(413),
  TOO_MANY_LINES(413),
  BODY_TOO_LARGE(413),
  BODY_CUT_SHORT(400),
  UNSUPPORTED_MEDIA_TYPE(415),
  UNSUPPORTED_ENCODING(415),
  UNKNOWN_PERTURBATION(400),
  INVALID_PERIOD(422),
  INVALID_RUN(422),
  NOT_FOUND(404),
  UNKNOWN_RUN(404),
  REPLAY_RUNNING(409),
  ROLE_OFF(404),
  BUSY(503),
  BROKER_AWAY(503),
  IMAGE_STORE_AWAY(503),
  IMAGE_STORE_FULL(503),
  ERASURE_FAILED(503),
  INTERNAL(500);

  private final int status;

  RefusalCause(int status) {
    this.status = status;
  }

  /** The HTTP status that answers a request refused for this cause alone. */
  public int status() {
    return status;
  }

  /** The cause as it is written in answers and metrics, for example {@code unreadable-image}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
