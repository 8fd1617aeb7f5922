package io.agnoscope.trainer.domain.gate;

/**
 * Mergeable sums of per-question differences in [-1, 1].
 *
 * @param questions how many
 * @param sum of the differences
 * @param squares sum of their squares
 */
public record MeanDifference(int questions, double sum, double squares) {

  /** Nothing asked yet. */
  public static final MeanDifference NONE = new MeanDifference(0, 0, 0);

  /** These sums with one more question in them. */
  public MeanDifference plus(double difference) {
    return new MeanDifference(questions + 1, sum + difference, squares + difference * difference);
  }

  /** The mean; NaN when there are no questions. */
  public double mean() {
    return sum / questions;
  }

  /** Standard error of the mean; NaN for fewer than two questions. */
  public double standardError() {
    double variance = (squares - sum * sum / questions) / (questions - 1);
    return Math.sqrt(Math.max(0, variance) / questions);
  }
}
