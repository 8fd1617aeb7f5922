package io.agnoscope.scoring.query;

/** What is asked for cannot be read yet; asking again a little later helps. */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotReadyException(String reason) {
    super(reason);
  }

  public NotReadyException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
