package io.agnoscope.scoring.statistics;

/**
 * The paired noise floor: what the identical repeat of the same Trial did.
 *
 * @param repeats Views with an answered repeat beside them
 * @param repeatFlips of those, how often the repeat flipped
 * @param bothFlips of those, how often both flipped
 * @param pairedFlips of those, how often the View flipped
 */
public record Noise(long repeats, long repeatFlips, long bothFlips, long pairedFlips) {
  public static final Noise NONE = new Noise(0, 0, 0, 0);

  /** A View with an answered repeat beside it. */
  static Noise of(boolean flip, boolean repeatFlip) {
    return new Noise(1, repeatFlip ? 1 : 0, flip && repeatFlip ? 1 : 0, flip ? 1 : 0);
  }

  Noise plus(Noise other) {
    return new Noise(
        repeats + other.repeats,
        repeatFlips + other.repeatFlips,
        bothFlips + other.bothFlips,
        pairedFlips + other.pairedFlips);
  }
}
