package io.agnoscope.trainer.domain.gate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Confidence intervals for the difference between two checkpoints that answered the same. */
public final class PairedIntervals {

  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  private PairedIntervals() {}

  /**
   * The Candidate's accuracy less the parent's, each limit one-sided at the given error.
   *
   * <p>Newcombe: Improved confidence intervals for the difference between binomial proportions
   * based on paired data, Statistics in Medicine 17 (1998), method 10: Wilson limits of the two
   * accuracies, squared and added with a continuity-corrected correlation.
   *
   * @param error probability in (0, 0.5) that the true difference lies beyond one limit
   * @throws IllegalArgumentException when there are no questions
   */
  public static Interval accuracyDifference(PairedCounts counts, double error) {
    int questions = counts.questions();
    if (questions == 0) {
      throw new IllegalArgumentException("an interval needs at least one question");
    }
    double z = quantile(error);
    Interval candidate = wilson(counts.candidateAccuracy(), questions, z);
    Interval parent = wilson(counts.parentAccuracy(), questions, z);
    double correlation = correlation(counts);
    double low =
        distance(
            candidate.estimate() - candidate.low(), parent.high() - parent.estimate(), correlation);
    double high =
        distance(
            candidate.high() - candidate.estimate(), parent.estimate() - parent.low(), correlation);
    double difference = counts.difference();
    return new Interval(difference, difference - low, difference + high);
  }

  /**
   * The mean of per-question differences, each limit one-sided at the given error, by the central
   * limit theorem. Questions with several Views enter once, with the mean over their Views, so that
   * what is summed is independent.
   *
   * @param error probability in (0, 0.5) that the true mean lies beyond one limit
   * @throws IllegalArgumentException when there are fewer than two questions
   */
  public static Interval meanDifference(MeanDifference differences, double error) {
    if (differences.questions() < 2) {
      throw new IllegalArgumentException("an interval needs at least two questions");
    }
    double reach = quantile(error) * differences.standardError();
    double mean = differences.mean();
    return new Interval(mean, mean - reach, mean + reach);
  }

  /** Wilson: Probable Inference, JASA 22 (1927). */
  private static Interval wilson(double share, int questions, double z) {
    double spread = z * z / questions;
    double centre = (share + spread / 2) / (1 + spread);
    double reach = Math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread);
    return new Interval(share, centre - reach, centre + reach);
  }

  private static double quantile(double error) {
    return STANDARD_NORMAL.inverseSurvivalProbability(error);
  }

  private static double distance(double first, double second, double correlation) {
    double squared = first * first - 2 * correlation * first * second + second * second;
    return Math.sqrt(Math.max(0, squared));
  }

  private static double correlation(PairedCounts counts) {
    double e = counts.bothRight();
    double f = counts.gained();
    double g = counts.lost();
    double h = counts.bothWrong();
    double margins = (e + f) * (g + h) * (e + g) * (f + h);
    if (margins == 0) {
      return 0;
    }
    double association = e * h - f * g;
    double corrected =
        association > 0 ? Math.max(association - counts.questions() / 2.0, 0) : association;
    return corrected / Math.sqrt(margins);
  }
}
