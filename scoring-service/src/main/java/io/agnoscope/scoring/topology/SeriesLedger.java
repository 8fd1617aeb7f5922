package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.scoring.statistics.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * One input partition's sums: of each Series in all and per window, and which of them changed since
 * they were sent on.
 */
final class SeriesLedger {
  /** Sums to send on. */
  record Change(String windowKey, SeriesSums sums) {}

  private final KeyValueStore<String, SeriesSums> totals;
  private final WindowStore<String, SeriesSums> windows;
  private final KeyValueStore<String, byte[]> changed;

  /**
   * What {@link #changed} holds; the store is there so that a crash behind a commit forgets no
   * change.
   */
  private final Set<String> changedKeys = new HashSet<>();

  SeriesLedger(
      KeyValueStore<String, SeriesSums> totals,
      WindowStore<String, SeriesSums> windows,
      KeyValueStore<String, byte[]> changed) {
    this.totals = totals;
    this.windows = windows;
    this.changed = changed;
    try (var left = changed.all()) {
      left.forEachRemaining(entry -> changedKeys.add(entry.key));
    }
  }

  void add(SeriesKey series, Sums sums, Instant appendedAt) {
    String key = series.text();
    Instant start = Windows.startOf(appendedAt);
    totals.put(key, plus(totals.get(key), sums));
    windows.put(key, plus(windows.fetch(key, start.toEpochMilli()), sums), start.toEpochMilli());
    mark(new WindowKey(key, null));
    mark(new WindowKey(key, start));
  }

  /** Takes out what changed since the last call, as it is now. */
  List<Change> takeChanges() {
    List<Change> changes = new ArrayList<>();
    for (String key : changedKeys) {
      SeriesSums sums = sums(WindowKey.parse(key));
      if (sums != null) {
        changes.add(new Change(key, sums));
      }
      changed.delete(key);
    }
    changedKeys.clear();
    return changes;
  }

  private void mark(WindowKey window) {
    String key = window.text();
    if (changedKeys.add(key)) {
      changed.put(key, new byte[0]);
    }
  }

  private @Nullable SeriesSums sums(WindowKey window) {
    return window.start() == null
        ? totals.get(window.series())
        : windows.fetch(window.series(), window.start().toEpochMilli());
  }

  private static SeriesSums plus(@Nullable SeriesSums before, Sums sums) {
    return SumsMapping.toRecord(before == null ? sums : SumsMapping.fromRecord(before).plus(sums));
  }
}
