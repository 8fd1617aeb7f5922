package io.agnoscope.perturbation.source;

import java.util.Locale;

/** How a request or a response stopped waiting for its other half. */
public enum ExchangeEnding {
  /** Both halves came. */
  JOINED,
  /** The request waited as long as it may and goes on without an answer. */
  REQUEST_ALONE,
  /** The response waited as long as it may and is let go of. */
  RESPONSE_ALONE,
  /** The request waited the longest when there was no more room and goes on without an answer. */
  REQUEST_OVERFLOW,
  /** The response waited the longest when there was no more room and is let go of. */
  RESPONSE_OVERFLOW,
  /** The request was waiting when the service stopped and goes on without an answer. */
  REQUEST_AT_STOP,
  /** The response was waiting when the service stopped and is let go of. */
  RESPONSE_AT_STOP;

  /** The ending as it is written in metrics, for example {@code request-alone}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
