package io.agnoscope.stimuli.probe;

import java.util.Locale;

/** Kinds of text-only questions. */
public enum TextFamily {
  /** Sums and differences of two or three numbers up to 99. */
  ARITHMETIC,
  /** Who of three or four comes first, last or in the middle. */
  ORDERING,
  /** One of a few stated facts. */
  LOOKUP;

  /** The lower-case name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
