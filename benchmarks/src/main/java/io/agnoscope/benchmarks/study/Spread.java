package io.agnoscope.benchmarks.study;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Mean and sample standard deviation over seeds. */
record Spread(double mean, double deviation, double least, double greatest) {

  /** Of one figure of each run. */
  static <T> Spread of(Collection<T> runs, ToDoubleFunction<T> figure) {
    double[] values = runs.stream().mapToDouble(figure).toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(
        mean,
        values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)),
        Arrays.stream(values).min().orElse(Double.NaN),
        Arrays.stream(values).max().orElse(Double.NaN));
  }

  /** Rates in percent: {@code 12.3 ± 0.4}. */
  String percent() {
    return String.format(Locale.ROOT, "%.1f ± %.1f", 100 * mean, 100 * deviation);
  }

  /** Differences of rates in percentage points, with their sign and the least. */
  String points() {
    return String.format(
        Locale.ROOT, "%+.2f ± %.2f (least %+.2f)", 100 * mean, 100 * deviation, 100 * least);
  }
}
