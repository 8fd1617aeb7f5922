package io.agnoscope.scoring.statistics;

/**
 * Trials with every rotation of the options answered.
 *
 * @param asked how many
 * @param correct right on the clean View and under every rotation
 */
public record Circular(long asked, long correct) {
  public static final Circular NONE = new Circular(0, 0);

  Circular plus(Circular other) {
    return new Circular(asked + other.asked, correct + other.correct);
  }
}
