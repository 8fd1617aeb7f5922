package io.agnoscope.scoring.overview;

/** How a watched model stands, the worst first. */
public enum Standing {
  /** Nothing new is known of it: its Samples wait, or a source that was regular sends none. */
  STALLED,
  /** An alert says that it got worse. */
  REGRESSED,
  /** No Monitor has its reference period yet, so that nothing can be said to be worse. */
  TOO_LITTLE_DATA,
  /** Watched, and not worse. */
  STEADY
}
