package io.agnoscope.benchmarks.detector;

/** A detector that watches one Monitor's observations and knows nothing of strata. */
interface StreamAlarm {
  /** Learns what is usual from a step of the reference period. */
  void learn(boolean[] flips);

  /**
   * Takes a step's observations.
   *
   * @return whether it alarmed of a rise, after which it begins again
   */
  boolean step(boolean[] flips);
}
