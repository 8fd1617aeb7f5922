package io.agnoscope.broker;

/** A broker could not start. Its message is a sentence for the person who wanted it. */
public final class BrokerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
