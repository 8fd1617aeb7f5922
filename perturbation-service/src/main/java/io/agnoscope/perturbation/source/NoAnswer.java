package io.agnoscope.perturbation.source;

import java.util.Locale;

/**
 * Why a response body gave no answer. A bounded set, so that each can be a metric label. The
 * request is worth asking all the same.
 */
public enum NoAnswer {
  /** The source brought no response. */
  ABSENT,
  /** It is larger than is read. */
  TOO_LARGE,
  /** It is neither JSON nor a stream of events: plain text, HTML, compressed bytes. */
  UNKNOWN_FORM,
  /** It begins like JSON or a stream of events and is none. */
  MALFORMED,
  /** It is a stream that ends before the model had ended. */
  CUT_SHORT,
  /** It is sound and holds no answer, as an error does. */
  NO_ANSWER_IN_IT;

  /** The cause as it is written in metrics, for example {@code cut-short}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
