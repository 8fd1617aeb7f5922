package io.agnoscope.benchmarks.detector;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A line through the logarithms of counts, each weighed by its count: ln c = a + b·x. */
record LogLine(double intercept, double slope) {
  private static final long FEWEST = 3;

  /** Far from where it is looked at, a curve is not a line. */
  private static final int NEAREST = 4;

  /**
   * The line of the last four places whose count is at least 3.
   *
   * @param places ascending, with counts that fall
   * @throws IllegalArgumentException when there are not two such places
   */
  static LogLine through(double[] places, long[] counts) {
    int[] used =
        IntStream.range(0, places.length)
            .map(i -> places.length - 1 - i)
            .filter(i -> counts[i] >= FEWEST)
            .limit(NEAREST)
            .toArray();
    if (used.length < 2) {
      throw new IllegalArgumentException("two places with a count of at least 3 are needed");
    }
    double weight = sum(used, i -> (double) counts[i]);
    double x = sum(used, i -> (double) counts[i] * places[i]) / weight;
    double y = sum(used, i -> (double) counts[i] * Math.log((double) counts[i])) / weight;
    double xx = sum(used, i -> (double) counts[i] * (places[i] - x) * (places[i] - x));
    double xy =
        sum(used, i -> (double) counts[i] * (places[i] - x) * (Math.log((double) counts[i]) - y));
    return new LogLine(y - xy / xx * x, xy / xx);
  }

  private static double sum(int[] used, IntToDoubleFunction term) {
    return Arrays.stream(used).mapToDouble(term).sum();
  }

  /** The place at which the logarithm has the given value. */
  double whereItIs(double logarithm) {
    return (logarithm - intercept) / slope;
  }
}
