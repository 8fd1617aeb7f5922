package io.agnoscope.perturbation.probe;

import java.util.Locale;

/** Why a Probe that was due is not kept. */
public enum SkipCause {
  /** The source was paused for longer than it makes good. */
  BEHIND,
  /** As many as may wait for the broker were waiting. */
  IN_FLIGHT,
  /** The broker did not acknowledge it. */
  BROKER_AWAY;

  /** The cause as a metric label, for example {@code in-flight}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
