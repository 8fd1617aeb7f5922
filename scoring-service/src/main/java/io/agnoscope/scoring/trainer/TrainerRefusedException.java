package io.agnoscope.scoring.trainer;

/** The trainer does not do what it was asked, and says why. */
public final class TrainerRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  TrainerRefusedException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** The HTTP status that the trainer answered, 400 to 499. */
  public int status() {
    return status;
  }
}
