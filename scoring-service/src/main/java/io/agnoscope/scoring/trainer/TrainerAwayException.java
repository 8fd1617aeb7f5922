package io.agnoscope.scoring.trainer;

/** There is no trainer, or none that answers. */
public final class TrainerAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainerAwayException(String detail) {
    super(detail);
  }

  TrainerAwayException(String detail, Throwable cause) {
    super(detail, cause);
  }
}
