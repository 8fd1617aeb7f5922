package io.agnoscope.scoring.regression;

/**
 * What one stratum's rate was in the reference period, and what it is held against.
 *
 * @param reference what was observed in the stratum itself
 * @param upper the upper limit of the rate (of all rare strata together, if this is one), in [0, 1]
 * @param bound the rate above which a regression is looked for, between {@code upper} and 1
 */
public record StratumBaseline(Tally reference, double upper, double bound) {
  public StratumBaseline {
    if (!(upper >= 0 && upper <= bound && bound <= 1) || bound == 0) {
      throw new IllegalArgumentException(
          "Needs 0 <= upper <= bound <= 1 and bound > 0, got " + upper + ", " + bound);
    }
  }
}
