package io.agnoscope.scoring.statistics;

/**
 * Views of free-text Samples compared by meaning: is what was said here farther from the clean
 * answer than what was said to the identical repeat?
 *
 * @param compared how many, those included that are as far as the repeat
 * @param farther than the repeat
 * @param nearer than the repeat
 */
public record Meanings(long compared, long farther, long nearer) {
  public static final Meanings NONE = new Meanings(0, 0, 0);

  Meanings plus(Meanings other) {
    return new Meanings(compared + other.compared, farther + other.farther, nearer + other.nearer);
  }
}
