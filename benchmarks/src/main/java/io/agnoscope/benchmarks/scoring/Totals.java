package io.agnoscope.benchmarks.scoring;

/**
 * What the service and the plain loop must agree on.
 *
 * @param views paired with their clean Views
 * @param flips among them
 */
record Totals(long views, long flips) {

  Totals plus(Totals other) {
    return new Totals(views + other.views, flips + other.flips);
  }
}
