package io.agnoscope.benchmarks.study;

/** Hits among trials: mergeable. */
record Share(long hits, long trials) {

  static final Share NONE = new Share(0, 0);

  static Share of(boolean hit) {
    return new Share(hit ? 1 : 0, 1);
  }

  Share plus(Share other) {
    return new Share(hits + other.hits, trials + other.trials);
  }

  /** In [0, 1]; NaN when there are no trials. */
  double value() {
    return hits / (double) trials;
  }
}
