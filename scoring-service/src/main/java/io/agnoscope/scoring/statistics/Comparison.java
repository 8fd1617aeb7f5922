package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/** How what was said of two Views of a Trial is compared. */
interface Comparison {
  /** Whether the decision moved. */
  boolean flipped(Said clean, Said said);

  /** Whether an answer could not be parsed, or says nothing. */
  boolean invalid(Said said);

  /** What would be right by chance: 1/k with k options, 0 without. */
  double chance(AskedView view);

  /** Whether the meaning moved farther than that of the repeat; nothing without one. */
  Meanings meanings(Said clean, Said said, @Nullable Said repeat);
}
