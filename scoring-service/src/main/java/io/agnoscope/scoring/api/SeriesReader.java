package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.Figures;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
  Map<SeriesKey, Sums> sums(Window window, Predicate<SeriesKey> wanted) {
    Duration span = window.span();
    Map<SeriesKey, Sums> sums = new HashMap<>();
    if (span == null) {
      figures
          .totals()
          .forEach((series, total) -> {
            if (wanted.test(series)) {
              sums.put(series, total);
            }
          });
    } else {
      for (WindowedSums one : windows(span, wanted)) {
        sums.merge(one.series(), one.sums(), Sums::plus);
      }
    }
    return sums;
  }

  /** The wanted Series' one-minute windows of the span that ends now, the oldest first. */
  List<WindowedSums> windows(Duration span, Predicate<SeriesKey> wanted) {
    Instant last = Windows.startOf(clock.instant());
    Instant first = last.minus(span).plus(Windows.SIZE);
    return figures.windows(first, last, wanted).stream()
        .sorted(Comparator.comparing(WindowedSums::start).thenComparing(one -> one.series().text()))
        .toList();
  }
}
