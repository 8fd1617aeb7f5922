package io.agnoscope.scoring.topology;

/** How a Sample ended; the first outcome wins. */
public enum Outcome {
  SCORED,
  DEAD_LETTERED,
  LATE,
  EXPIRED;

  private static final String EXPIRED_CAUSE = "expired";

  /** The outcome that a dead letter of this cause gives its Sample. */
  static Outcome ofDeadLetter(String cause) {
    return cause.equals(EXPIRED_CAUSE) ? EXPIRED : DEAD_LETTERED;
  }
}
