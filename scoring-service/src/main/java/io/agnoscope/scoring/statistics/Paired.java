package io.agnoscope.scoring.statistics;

/**
 * Two events on the same items, as a table of four counts.
 *
 * @param both items on which both happened
 * @param first items on which only the first happened
 * @param second items on which only the second happened
 * @param neither items on which none happened
 */
record Paired(long both, long first, long second, long neither) {
  /** The View's flip first, that of the repeat of the same Trial second. */
  static Paired flips(Noise noise) {
    long first = noise.pairedFlips() - noise.bothFlips();
    long second = noise.repeatFlips() - noise.bothFlips();
    return new Paired(
        noise.bothFlips(), first, second, noise.repeats() - noise.bothFlips() - first - second);
  }

  /**
   * Right on the clean View first, right on this View second: whatever is right on one of them only
   * flipped.
   */
  static Paired right(Labels labels, Flips flips) {
    long both = labels.correctClean() - flips.rightToWrong();
    return new Paired(
        both,
        flips.rightToWrong(),
        flips.wrongToRight(),
        labels.labelled() - both - flips.rightToWrong() - flips.wrongToRight());
  }

  Paired swapped() {
    return new Paired(both, second, first, neither);
  }

  long items() {
    return both + first + second + neither;
  }

  /** The rate of the first minus that of the second, with the paired Newcombe interval. */
  Estimate difference() {
    return items() == 0
        ? new Estimate(null, null, 0)
        : new Estimate(
            (double) (first - second) / items(),
            PairedNewcombe.difference(both, first, second, neither),
            items());
  }
}
