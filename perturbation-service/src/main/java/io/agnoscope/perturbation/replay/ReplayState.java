package io.agnoscope.perturbation.replay;

/** How a replay stands. */
public enum ReplayState {
  /** Its Trials are being written. */
  RUNNING,
  /** Every Sample of the period was read, or as many as the limit says. */
  DONE,
  /** Somebody called it off; the Trials that were written are answered. */
  CANCELLED,
  /** It could not go on. */
  FAILED,
  /** The service that ran it ended first. */
  INTERRUPTED
}
