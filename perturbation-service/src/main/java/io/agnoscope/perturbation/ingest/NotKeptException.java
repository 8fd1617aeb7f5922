package io.agnoscope.perturbation.ingest;

/** A Sample is not kept, for a reason other than the broker's. */
public final class NotKeptException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RefusalCause refusalCause;

  /**
   * A failure.
   *
   * @param refusalCause what whoever sent the Sample is told, and what is counted
   */
  public NotKeptException(RefusalCause refusalCause, String message, Throwable cause) {
    super(message, cause);
    this.refusalCause = refusalCause;
  }

  /** The refusal that answers the sender when a Sample could not be kept. */
  public static Refusal refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotKeptException notKept) {
        return new Refusal(
            notKept.refusalCause, notKept.getMessage() + "; send it again with the same id");
      }
    }
    return new Refusal(
        RefusalCause.BROKER_AWAY,
        "the broker did not acknowledge the Sample in time; send it again with the same id");
  }
}
