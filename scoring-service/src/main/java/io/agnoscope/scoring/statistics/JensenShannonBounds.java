package io.agnoscope.scoring.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The least and the most that a Jensen-Shannon divergence can be when the model told only a part of
 * each distribution: p = l + μ·u with l told, μ missing and u any distribution over all options,
 * and q alike. Options that were listed may get more as well, since a list of tokens misses rare
 * spellings of every letter; missing mass that belongs to no option is covered too, for without it
 * the rest is shared out in the proportions of what was told.
 *
 * <p>The divergence is a sum of f(p_i, q_i) with f jointly convex. Its maximum is therefore where
 * each side gives all that is missing to one option. Its minimum is 0 when some p = q can be, that
 * is when Σ max(l_i, m_i) ≤ 1. Else each side's missing mass is short of the other's lead, and
 * since ∂f/∂q = ½ ln(2q/(p + q)) depends on q/p only, the mass goes where that ratio is smallest,
 * until the ratios that were raised are equal (Karush-Kuhn-Tucker).
 */
final class JensenShannonBounds {
  private JensenShannonBounds() {}

  /**
   * The bounds of ½ KL(p‖m) + ½ KL(q‖m), m = (p + q)/2, in nats. Both are reached by some pair of
   * completions; they are equal when nothing is missing.
   *
   * @param first what is told of p
   * @param missingFirst what is not, such that both sum to 1
   * @param second what is told of q, same length and order
   * @param missingSecond what is not
   * @return bounds within [0, ln 2]
   * @throws IllegalArgumentException when the lengths differ
   */
  static Interval nats(double[] first, double missingFirst, double[] second, double missingSecond) {
    double told = JensenShannon.nats(first, second);
    if (missingFirst <= 0 && missingSecond <= 0) {
      return new Interval(told, told);
    }
    double most = most(first, missingFirst, second, missingSecond);
    return new Interval(Math.min(least(first, missingFirst, second, missingSecond), most), most);
  }

  private static double least(
      double[] first, double missingFirst, double[] second, double missingSecond) {
    double shared = 0;
    for (int i = 0; i < first.length; i++) {
      shared += Math.max(first[i], second[i]);
    }
    return shared <= 1
        ? 0
        : JensenShannon.nats(
            raised(first, missingFirst, second), raised(second, missingSecond, first));
  }

  /**
   * What is told, with the missing mass put where it is farthest behind the other side: max(l_i,
   * t·m_i) with the t ≤ 1 that uses the mass up.
   */
  private static double[] raised(double[] told, double missing, double[] other) {
    List<Integer> behind =
        IntStream.range(0, told.length)
            .filter(i -> told[i] < other[i])
            .boxed()
            .sorted(Comparator.comparingDouble(i -> told[i] / other[i]))
            .toList();
    double[] raised = told.clone();
    double toldSum = missing;
    double otherSum = 0;
    double ratio = 0;
    for (int i : behind) {
      if (otherSum > 0 && told[i] / other[i] >= ratio) {
        break;
      }
      toldSum += told[i];
      otherSum += other[i];
      ratio = toldSum / otherSum;
    }
    for (int i : behind) {
      raised[i] = Math.max(told[i], Math.min(1, ratio) * other[i]);
    }
    return raised;
  }

  private static double most(
      double[] first, double missingFirst, double[] second, double missingSecond) {
    double[] terms = new double[first.length];
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      terms[i] = JensenShannon.term(first[i], second[i]);
      sum += terms[i];
    }
    double most = 0;
    for (int i = 0; i < first.length; i++) {
      double p = first[i] + missingFirst;
      most = Math.max(most, sum - terms[i] + JensenShannon.term(p, second[i] + missingSecond));
      double gained = sum - terms[i] + JensenShannon.term(p, second[i]);
      for (int j = 0; j < first.length; j++) {
        if (j != i) {
          most =
              Math.max(
                  most,
                  gained - terms[j] + JensenShannon.term(first[j], second[j] + missingSecond));
        }
      }
    }
    return Math.min(most, Math.log(2));
  }
}
