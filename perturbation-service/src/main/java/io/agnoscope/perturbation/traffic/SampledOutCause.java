package io.agnoscope.perturbation.traffic;

import java.util.Locale;

/** Why the budget left a request out. A bounded set, so that each can be a metric label. */
public enum SampledOutCause {
  /** Its id is not among the sampled share. */
  SHARE,
  /** As many Trials a second as the target is to be asked were made. */
  TRIAL_RATE,
  /** As many tokens a second as the target is to be asked were spent. */
  TOKEN_RATE,
  /** As many Samples as may be under way were under way. */
  IN_FLIGHT,
  /** The target is in trouble, and is left alone. */
  BREAKER;

  /** The cause as it is written in answers and metrics, for example {@code trial-rate}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
