package io.agnoscope.embedded.ingest;

/** What became of a line before it was sent. */
sealed interface PreparedLine {
  /** The line's number in its file, from 1. */
  long number();

  /** To be sent as it is. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Ready(long number, byte[] json) implements PreparedLine {}

  /**
   * Not sent.
   *
   * @param cause a bounded name, the same that the service uses where it has one
   */
  record Refused(long number, String cause, String reason) implements PreparedLine {}
}
