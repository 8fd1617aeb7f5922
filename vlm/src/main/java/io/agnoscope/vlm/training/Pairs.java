package io.agnoscope.vlm.training;

import io.agnoscope.vlm.Consistency;
import io.agnoscope.vlm.Consistency.Divergence;
import io.agnoscope.vlm.Consistency.Reduction;
import java.util.Arrays;
import java.util.List;

/**
 * How much each pair of a clean and another answer counts when a batch's divergences are reduced to
 * one number.
 *
 * @param first weight of each pair's first half
 * @param second of its second half
 */
@SuppressWarnings("ArrayRecordComponent") // plain carriers of many numbers
record Pairs(float[] first, float[] second) {

  /** A plain mean. */
  static Pairs even(int count) {
    float[] weights = new float[count];
    Arrays.fill(weights, 1f / count);
    return new Pairs(weights, weights);
  }

  /**
   * The weights of pairs.
   *
   * @param items which item each pair is of, from 0
   * @param count how many items there are, with and without pairs
   */
  static Pairs of(Consistency consistency, List<Integer> items, int count) {
    int[] pairsOf = new int[count];
    items.forEach(item -> pairsOf[item]++);
    long having = Arrays.stream(pairsOf).filter(pairs -> pairs > 0).count();
    boolean mean = consistency.reduction() == Reduction.MEAN;
    boolean uneven = !mean && consistency.divergence() == Divergence.REPOSITORY_JENSEN_SHANNON;
    float[] first = new float[items.size()];
    float[] second = new float[items.size()];
    for (int i = 0; i < first.length; i++) {
      int pairs = pairsOf[items.get(i)];
      first[i] = mean ? 1f / (pairs * having) : 1f / count;
      second[i] = uneven ? 1f / ((float) pairs * count) : first[i];
    }
    return new Pairs(first, second);
  }
}
