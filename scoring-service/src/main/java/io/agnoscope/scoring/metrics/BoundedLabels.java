package io.agnoscope.scoring.metrics;

import java.util.HashSet;
import java.util.Set;

/**
 * Lets so many label values through and calls the rest "other": what traffic names must not grow
 * the metrics without end.
 */
final class BoundedLabels {
  static final String OTHER = "other";

  private final int most;
  private final Set<String> known = new HashSet<>();

  BoundedLabels(int most) {
    this.most = most;
  }

  /** The value, or "other" when it is a new one beyond the bound. */
  String bounded(String value) {
    if (known.contains(value)) {
      return value;
    }
    if (known.size() >= most) {
      return OTHER;
    }
    known.add(value);
    return value;
  }
}
