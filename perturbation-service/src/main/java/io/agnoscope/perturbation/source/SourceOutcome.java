package io.agnoscope.perturbation.source;

import java.util.Locale;

/** What became of a request that a source brought. A bounded set, so that each can be a label. */
public enum SourceOutcome {
  /** It is a Sample, acknowledged by the broker. */
  KEPT,
  /** The budget left it out. */
  SAMPLED_OUT,
  /** It is of a kind that is not watched. */
  UNSUPPORTED,
  /** Production did not answer it. */
  NOT_SERVED,
  /** It is not sound. */
  REFUSED,
  /** The broker or the image store was away. */
  NOT_KEPT;

  /** The outcome as it is written in answers and metrics, for example {@code sampled-out}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
