package io.agnoscope.scoring.operator;

/** The broker did not acknowledge in time; the same may be asked again. */
public final class BrokerAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The broker did not acknowledge, for this cause. */
  public BrokerAwayException(Throwable cause) {
    super("The broker did not take it; ask again", cause);
  }
}
