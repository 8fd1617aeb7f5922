package io.agnoscope.trainer.domain.run;

/**
 * What started a run.
 *
 * @param detail in plain words
 */
public record RunCause(Kind kind, String detail) {

  /** The ways in which a run starts. */
  public enum Kind {
    HARD_EXAMPLES,
    ALERT,
    OPERATOR
  }

  /** There are enough new hard examples. */
  static RunCause hardExamples(int have) {
    return new RunCause(Kind.HARD_EXAMPLES, have + " new hard examples");
  }

  /** The model got worse in service. */
  static RunCause alert(String reason) {
    return new RunCause(Kind.ALERT, "an alert: " + reason);
  }

  /** Somebody wants it. */
  public static RunCause operator(String why) {
    return new RunCause(Kind.OPERATOR, "an operator: " + why);
  }
}
