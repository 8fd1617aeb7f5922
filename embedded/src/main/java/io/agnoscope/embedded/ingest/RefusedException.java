package io.agnoscope.embedded.ingest;

/** A line cannot be sent. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String cause;

  RefusedException(String cause, String reason) {
    super(reason);
    this.cause = cause;
  }

  String causeName() {
    return cause;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
