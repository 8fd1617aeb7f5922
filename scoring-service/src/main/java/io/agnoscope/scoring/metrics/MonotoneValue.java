package io.agnoscope.scoring.metrics;

/**
 * A counter's value that never falls: an aborted transaction takes back what a reader may have
 * seen, and a scrape must not take that for a restart.
 */
final class MonotoneValue {
  private volatile double value;

  /** Rises to the value, if it is higher. One thread sets. */
  void riseTo(double newer) {
    if (newer > value) {
      value = newer;
    }
  }

  double get() {
    return value;
  }
}
