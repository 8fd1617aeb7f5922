package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.Figures;
import io.agnoscope.scoring.query.SeriesFilter;
import io.agnoscope.scoring.query.WindowedSums;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.topology.Windows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Sums of Series over a window that ends now. */
@Singleton
final class SeriesReader {
  private final Figures figures;
  private final InstantSource clock;

  @Inject
  SeriesReader(Figures figures, InstantSource clock) {
    this.figures = figures;
    this.clock = clock;
  }

  /** The wanted Series' sums. PT15M is the running minute and the 14 before it. */
  Map<SeriesKey, Sums> sums(Window window, SeriesFilter filter) {
    Duration span = window.span();
    if (span == null) {
      return figures.totals(filter);
    }
    Instant last = Windows.startOf(clock.instant());
    return figures.sums(filter, first(last, span), last);
  }

  /**
   * The wanted Series' one-minute windows of the span that ends now, the oldest first and those of
   * one minute in the order of their keys.
   */
  List<WindowedSums> windows(Duration span, SeriesFilter filter) {
    Instant last = Windows.startOf(clock.instant());
    return figures.windows(filter, first(last, span), last).stream()
        .sorted(Comparator.comparing(WindowedSums::start).thenComparing(one -> one.series().text()))
        .toList();
  }

  private static Instant first(Instant last, Duration span) {
    return last.minus(span).plus(Windows.SIZE);
  }
}
