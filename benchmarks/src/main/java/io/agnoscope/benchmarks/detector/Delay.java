package io.agnoscope.benchmarks.detector;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Steps from a rise to its alarm.
 *
 * @param error of the mean, by its standard deviation
 */
record Delay(double mean, double error) {
  static Delay of(IntStream steps) {
    int[] all = steps.toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    double variance =
        Arrays.stream(all).mapToDouble(x -> (x - mean) * (x - mean)).sum()
            / Math.max(1, all.length - 1);
    return new Delay(mean, Math.sqrt(variance / all.length));
  }

  String text() {
    return String.format(Locale.ROOT, "%.1f ± %.1f", mean, error);
  }
}
