package io.agnoscope.perturbation.traffic;

import java.util.Locale;

/** What was done with a mirrored request. A bounded set, so that each can be a metric label. */
public enum MirrorOutcome {
  /** The broker acknowledged it. */
  ACCEPTED,
  /** The budget left it out. */
  SAMPLED_OUT,
  /** It cannot be asked again. */
  UNSUPPORTED,
  /** It is not sound, or beyond a limit. */
  REFUSED,
  /** There was no room to read it. */
  BUSY,
  /** The broker did not acknowledge it, or not in time. */
  BROKER_AWAY,
  /** The service failed; its log says how. */
  FAILED;

  /** The outcome as it is written in answers and metrics, for example {@code sampled-out}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
