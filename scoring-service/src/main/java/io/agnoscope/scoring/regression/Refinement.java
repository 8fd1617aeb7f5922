package io.agnoscope.scoring.regression;

import java.util.OptionalLong;

/**
 * When a baseline that is in use is refined with what was observed since. It is first frozen early,
 * so that a great regression is found from the start, and its bounds are then lowered as the
 * reference period gets longer: a small rise can only be told from the baseline's own uncertainty
 * once that is small.
 */
public final class Refinement {
  /** Eight doublings make the uncertainty a sixteenth. */
  private static final int DOUBLINGS = 8;

  private Refinement() {}

  /**
   * How many observations the reference period must have for the next refinement, if there is one:
   * twice, four times and so on to 256 times the size that the baseline was first frozen from.
   *
   * @param observations that the last refinement, or the first freezing, was made of
   */
  public static OptionalLong next(RegressionSettings settings, long observations) {
    for (int doubling = 1; doubling <= DOUBLINGS; doubling++) {
      long size = (long) settings.baselineSize() << doubling;
      if (size > observations) {
        return OptionalLong.of(size);
      }
    }
    return OptionalLong.empty();
  }
}
