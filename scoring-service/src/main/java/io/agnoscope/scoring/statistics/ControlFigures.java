package io.agnoscope.scoring.statistics;

/**
 * What the controls of one target, checkpoint and task class say: how far the other figures can be
 * trusted.
 *
 * @param noiseFloor flip rate between two identical asks
 * @param positionFlips flip rate under rotations of the options, after undoing them
 * @param positionBias the same minus the noise floor, over rotations with a repeat beside them
 * @param truthfulHintGain accuracy with a truthful hint minus accuracy without, on the same
 *     Samples; below 0 for a model that learnt never to take the hinted option
 */
public record ControlFigures(
    Estimate noiseFloor, Estimate positionFlips, Estimate positionBias, Estimate truthfulHintGain) {

  /**
   * The figures of sums over the Views of each control.
   *
   * @param repeat of the identical repeats
   * @param rotated of the rotations of the options
   * @param hinted of the truthful hints
   */
  public static ControlFigures of(Sums repeat, Sums rotated, Sums hinted) {
    return new ControlFigures(
        flipRate(repeat),
        flipRate(rotated),
        Paired.flips(rotated.noise()).difference(),
        Paired.right(hinted.labels(), hinted.flips()).swapped().difference());
  }

  private static Estimate flipRate(Sums sums) {
    return Estimate.of(new Ratio(sums.flips().all(), sums.views()));
  }
}
