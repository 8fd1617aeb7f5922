package io.agnoscope.stimuli;

import java.util.Arrays;

/** Pearson's statistic against equal shares. */
public final class ChiSquare {

  private ChiSquare() {}

  /** The statistic divided by its degrees of freedom: about 1 for equal shares, 3 is far out. */
  public static double perDegree(int... counts) {
    double expected = Arrays.stream(counts).average().orElseThrow();
    double statistic =
        Arrays.stream(counts)
            .mapToDouble(count -> (count - expected) * (count - expected) / expected)
            .sum();
    return statistic / (counts.length - 1);
  }
}
