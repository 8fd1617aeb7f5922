package io.agnoscope.scoring.services;

/** A service does not answer, or not as one. The message says which and is for a person. */
public final class AwayException extends Exception {
  private static final long serialVersionUID = 1L;

  AwayException(String message) {
    super(message, null, false, false);
  }
}
