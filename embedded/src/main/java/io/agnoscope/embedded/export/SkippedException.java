package io.agnoscope.embedded.export;

/** Something cannot be exported, for one of the causes that are counted. */
final class SkippedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Skipped cause;

  SkippedException(Skipped cause) {
    super(cause.label(), null, false, false);
    this.cause = cause;
  }

  Skipped why() {
    return cause;
  }
}
