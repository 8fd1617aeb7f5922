package io.agnoscope.inference.checkpoint;

import org.jspecify.annotations.Nullable;

/** A checkpoint cannot answer here. */
public final class CheckpointRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean passes;

  /**
   * A refusal.
   *
   * @param reason short and bounded, fit to be a metric label
   */
  public CheckpointRefusedException(String reason, String message, @Nullable Throwable origin) {
    this(reason, message, origin, false);
  }

  private CheckpointRefusedException(
      String reason, String message, @Nullable Throwable origin, boolean passes) {
    super(message, origin);
    this.reason = reason;
    this.passes = passes;
  }

  /** A refusal that says nothing of the checkpoint: it may be had later. */
  public static CheckpointRefusedException forNow(String reason, String message, Throwable origin) {
    return new CheckpointRefusedException(reason, message, origin, true);
  }

  /** Whether asking again later may help. */
  public boolean passes() {
    return passes;
  }

  /** Short and bounded, fit to be a metric label. */
  public String reason() {
    return reason;
  }
}
