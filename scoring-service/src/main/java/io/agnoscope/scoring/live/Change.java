package io.agnoscope.scoring.live;

import java.util.Locale;

/** What can change under those who look; an event says only that it did, and they ask anew. */
public enum Change {
  /** Figures of Series. */
  FIGURES,
  /** Alerts, or how a Monitor stands. */
  ALERTS,
  /** Conservation of Samples, and whatever else is counted. */
  PIPELINE,
  /** The latest answered Trials. */
  TRIALS,
  HARD_EXAMPLES,
  /** A checkpoint's state, or how it compares with an older one. */
  CHECKPOINTS,
  /** What the trainer is doing. */
  TRAINER;

  /** The event's name as it is sent, such as {@code hard-examples}. */
  public String event() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
