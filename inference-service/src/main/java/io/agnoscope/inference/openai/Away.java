package io.agnoscope.inference.openai;

/** Why a server gave no answer, when it is not for what was asked. */
enum Away {
  /** 429: it has too much to do, or we asked too much. */
  THROTTLED("throttled", true, false),
  /** 5xx. */
  SERVER_ERROR("server-error", true, false),
  /** No connection, or one that broke. */
  UNREACHABLE("unreachable", true, false),
  /** Connected, and no answer in time. Not sent again at once, since that would load it more. */
  TIMEOUT("timeout", false, false),
  /** 401 or 403: the key is missing or wrong, which an operator has to mend. */
  UNAUTHORIZED("unauthorized", false, true),
  /** 404: the model's name or the address is wrong, which an operator has to mend. */
  NO_SUCH_MODEL("no-such-model", false, true),
  /** A status that is none of the API's, such as a redirect: the address is probably wrong. */
  UNEXPECTED_STATUS("unexpected-status", false, true),
  /** The probe's trivial question got an answer that is none: the address is probably wrong. */
  UNREADABLE_SERVER("unreadable-server", false, true),
  /** The probe's trivial question is refused in every form. */
  PROBE_REFUSED("probe-refused", false, true);

  private final String label;
  private final boolean passing;
  private final boolean mistake;

  Away(String label, boolean passing, boolean mistake) {
    this.label = label;
    this.passing = passing;
    this.mistake = mistake;
  }

  /** Fit to be a metric label. */
  String label() {
    return label;
  }

  /** Whether another try a moment later may well succeed. */
  boolean passing() {
    return passing;
  }

  /** Whether it is for an operator to mend. */
  boolean mistake() {
    return mistake;
  }
}
