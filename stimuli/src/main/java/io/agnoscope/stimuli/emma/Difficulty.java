package io.agnoscope.stimuli.emma;

import java.util.Locale;

/** How near wrong options are to what the picture shows. */
public enum Difficulty {
  /** Wrong options name what the picture does not show at all. */
  EASY,
  /** Wrong options are true of something else in the picture, or next to the truth. */
  HARD;

  /** The name in Samples and files: {@code easy, hard}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
