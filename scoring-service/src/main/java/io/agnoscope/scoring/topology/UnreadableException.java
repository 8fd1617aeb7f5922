package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.codec.UndecodableRecordException;

/** A record that cannot be scored as it is. Its message holds no payload. */
final class UnreadableException extends Exception {
  /** Bytes that are not the record they should be. */
  static final String UNDECODABLE = "undecodable";

  /** A record whose parts contradict each other. */
  static final String INCONSISTENT = "inconsistent";

  /** The clean View has no answer, so that nothing can be compared with it. */
  static final String CLEAN_UNANSWERED = "clean-view-unanswered";

  /** A failure of this program's own on this record. */
  static final String UNEXPECTED = "unexpected";

  private static final long serialVersionUID = 1L;

  private final String cause;

  UnreadableException(String cause, String message) {
    super(message);
    this.cause = cause;
  }

  static UnreadableException undecodable(UndecodableRecordException why) {
    return new UnreadableException(UNDECODABLE, String.valueOf(why.getMessage()));
  }

  /** A bounded name, fit to be a metric label. */
  String cause() {
    return cause;
  }
}
