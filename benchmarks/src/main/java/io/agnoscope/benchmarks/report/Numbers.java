package io.agnoscope.benchmarks.report;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Figures as a reader wants them. */
public final class Numbers {

  private static final double NANOSECONDS = 1e6;
  private static final double MEBIBYTE = 1 << 20;

  private Numbers() {}

  /** For example {@code 120,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Nanoseconds as milliseconds with two decimals. */
  public static String milliseconds(double nanoseconds) {
    return String.format(Locale.ROOT, "%.2f", nanoseconds / NANOSECONDS);
  }

  /** A percentile in milliseconds; of 100 the greatest. */
  public static String percentile(Histogram latencies, double percentile) {
    return milliseconds((double) latencies.getValueAtPercentile(percentile));
  }

  /** Bytes as whole mebibytes. */
  public static String mebibytes(double bytes) {
    return Long.toString(Math.round(bytes / MEBIBYTE));
  }
}
