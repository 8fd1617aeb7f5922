package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.View;
import java.util.List;

/**
 * Short statements that have nothing to do with any picture: three quarters true, one quarter
 * deliberately false.
 */
record FactPool(LinePool pool) {

  /** The heading over what is deliberately false. */
  static final String FALSE = "false";

  /** The half that the split may draw from. */
  static FactPool of(View.Split split) {
    return new FactPool(LinePool.load("facts", split));
  }

  /** Every statement, in the file's order. */
  List<String> sentences() {
    return pool.lines();
  }

  /**
   * A paragraph of distinct statements. Cai et al. (arXiv 2505.19616) draw with replacement;
   * without, no paragraph repeats itself.
   *
   * @param count at least 1 and at most the pool's size
   */
  String paragraph(int count, Randomness randomness) {
    return String.join(" ", randomness.shuffle(sentences()).subList(0, count));
  }
}
