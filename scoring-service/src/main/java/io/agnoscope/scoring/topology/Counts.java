package io.agnoscope.scoring.topology;

import org.apache.kafka.streams.state.KeyValueStore;

/** Counters that are exact: kept in a store of the task that counts. */
final class Counts {
  private final KeyValueStore<String, Long> store;

  Counts(KeyValueStore<String, Long> store) {
    this.store = store;
  }

  void add(CountKey key, long delta) {
    String text = key.text();
    Long before = store.get(text);
    store.put(text, (before == null ? 0 : before) + delta);
  }
}
