package io.agnoscope.scoring.query;

import io.agnoscope.scoring.topology.PartKey;
import io.agnoscope.scoring.topology.SeriesKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that were read before: with thousands of Series, taking the same texts apart again for each
 * answer costs more than reading their sums. Bounded. Thread-safe.
 */
final class ParsedKeys {
  /** A Series' key with its text. */
  record Parsed(String text, SeriesKey series) {}

  private static final int MOST = 100_000;

  private final Map<String, Parsed> parts = new ConcurrentHashMap<>();
  private final Map<String, SeriesKey> series = new ConcurrentHashMap<>();

  Parsed part(String partKey) {
    Parsed known = parts.get(partKey);
    if (known != null) {
      return known;
    }
    if (parts.size() >= MOST) {
      parts.clear();
    }
    String text = PartKey.parse(partKey).series();
    Parsed parsed = new Parsed(text, series(text));
    parts.put(partKey, parsed);
    return parsed;
  }

  SeriesKey series(String text) {
    SeriesKey known = series.get(text);
    if (known != null) {
      return known;
    }
    if (series.size() >= MOST) {
      series.clear();
    }
    SeriesKey parsed = SeriesKey.parse(text);
    series.put(text, parsed);
    return parsed;
  }
}
