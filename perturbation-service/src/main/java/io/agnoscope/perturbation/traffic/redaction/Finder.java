package io.agnoscope.perturbation.traffic.redaction;

import java.util.List;

/** Finds one kind of thing that is not to be kept. Takes time in proportion to the text. */
public abstract sealed class Finder permits PatternFinder, CardFinder {

  private final String label;

  Finder(String label) {
    this.label = label;
  }

  /** The kind, one of a few, as it is counted. */
  String label() {
    return label;
  }

  /** Where in the text such things are, in order and apart. */
  abstract List<Span> find(String text);
}
