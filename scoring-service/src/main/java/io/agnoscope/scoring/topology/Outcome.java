package io.agnoscope.scoring.topology;

/** How a Sample ended; the first outcome wins. */
public enum Outcome {
  SCORED,
  DEAD_LETTERED,
  LATE,
  EXPIRED,
  SAMPLED_OUT;

  private static final String EXPIRED_CAUSE = "expired";
  private static final String SAMPLED_OUT_CAUSE = "sampled-out";

  /** The outcome that a dead letter of this cause gives its Sample. */
  static Outcome ofDeadLetter(String cause) {
    return switch (cause) {
      case EXPIRED_CAUSE -> EXPIRED;
      case SAMPLED_OUT_CAUSE -> SAMPLED_OUT;
      default -> DEAD_LETTERED;
    };
  }
}
