package io.agnoscope.inference.checkpoint;

import org.jspecify.annotations.Nullable;

/** A checkpoint cannot answer here. */
public final class CheckpointRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A refusal.
   *
   * @param reason short and bounded, fit to be a metric label
   */
  public CheckpointRefusedException(String reason, String message, @Nullable Throwable origin) {
    super(message, origin);
    this.reason = reason;
  }

  /** Short and bounded, fit to be a metric label. */
  public String reason() {
    return reason;
  }
}
