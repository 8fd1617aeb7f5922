package io.agnoscope.perturbation.replay;

/** The broker did not answer, or not as it should; later it may. */
public final class BrokerAwayException extends Exception {

  private static final long serialVersionUID = 1L;

  public BrokerAwayException(Throwable cause) {
    super("the broker is away", cause);
  }
}
