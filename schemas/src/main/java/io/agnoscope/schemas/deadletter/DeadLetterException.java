package io.agnoscope.schemas.deadletter;

/** Dead letters cannot be read, or one cannot be sent back. The message is for a person. */
public final class DeadLetterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeadLetterException(String message) {
    super(message);
  }
}
