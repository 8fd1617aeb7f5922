package io.agnoscope.benchmarks.detector;

/** A family's member for Monitors of one rate, tuned to a rate of false alarms. */
record Tuned(Family family, double parameter, Delay delay) {
  /** The delay, and by which variant and parameter. */
  String text() {
    String variant = family.variant();
    return "%s (%s%.3g)"
        .formatted(delay.text(), variant.isEmpty() ? "" : variant + ", ", parameter);
  }
}
