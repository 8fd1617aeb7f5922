package io.agnoscope.scoring.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the order of when they are due, so that finding the due ones costs only as much as there
 * are of them.
 */
final class DueTimes {
  /** A bound on the work of one punctuation; the rest follows in the next. */
  private static final int MOST_AT_ONCE = 10_000;

  private final KeyValueStore<String, byte[]> store;

  DueTimes(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  void schedule(Instant at, String id) {
    store.put(key(at) + id, new byte[0]);
  }

  void cancel(Instant at, String id) {
    store.delete(key(at) + id);
  }

  /** Takes out the ids that are due at {@code now}, the oldest first. */
  List<String> takeDue(Instant now) {
    return take(key(now.plusMillis(1)), MOST_AT_ONCE);
  }

  /** Takes out the ids that are due first, at most so many. */
  List<String> takeFirst(int most) {
    return take(null, most);
  }

  private List<String> take(@Nullable String until, int most) {
    List<String> keys = new ArrayList<>();
    try (var due = store.range(null, until)) {
      while (due.hasNext() && keys.size() < most) {
        keys.add(due.next().key);
      }
    }
    keys.forEach(store::delete);
    return keys.stream().map(key -> key.substring(key.indexOf('/') + 1)).toList();
  }

  private static String key(Instant at) {
    return String.format(Locale.ROOT, "%016d/", Math.max(0, at.toEpochMilli()));
  }
}
