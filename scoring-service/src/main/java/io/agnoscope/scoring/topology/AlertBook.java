package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The alerts as they stand. A resolved one is remembered for a while, so that a silence outlives
 * it, and then erased.
 */
final class AlertBook {
  private final KeyValueStore<String, Alert> store;
  private final BiConsumer<String, @Nullable Alert> publish;

  /**
   * Opens the book.
   *
   * @param publish takes each alert that changed under its key, and null for one that is erased
   */
  AlertBook(KeyValueStore<String, Alert> store, BiConsumer<String, @Nullable Alert> publish) {
    this.store = store;
    this.publish = publish;
  }

  /** The alert, if it is firing. */
  Optional<Alert> firing(String key) {
    return Optional.ofNullable(store.get(key))
        .filter(alert -> alert.getState() == AlertState.FIRING);
  }

  /** The alert, firing or resolved, or null. */
  @Nullable Alert known(String key) {
    return store.get(key);
  }

  /** Puts a new alert in; of one that is firing already nothing changes. */
  void fire(Alert alert) {
    Alert before = store.get(alert.getKey());
    if (before != null && before.getState() == AlertState.FIRING) {
      return;
    }
    Instant silenced = before == null ? null : before.getSilencedUntil();
    if (silenced != null && silenced.isAfter(alert.getAt())) {
      alert.setSilencedUntil(silenced);
    }
    put(alert);
  }

  /** Writes an alert that changed while it fires. */
  void update(Alert alert) {
    put(alert);
  }

  /** Ends an alert, if it is firing. */
  void resolve(String key, String why, Instant now) {
    firing(key)
        .ifPresent(alert -> {
          alert.setState(AlertState.RESOLVED);
          alert.setReason(why);
          alert.setAt(now);
          alert.setResolvedAt(now);
          put(alert);
        });
  }

  /** Erases what was resolved long ago. */
  void forget(Duration after, Instant now) {
    List<String> old = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> {
        Alert alert = entry.value;
        if (alert.getState() == AlertState.RESOLVED
            && !alert.getAt().plus(after).isAfter(now)
            && !silenced(alert, now)) {
          old.add(entry.key);
        }
      });
    }
    for (String key : old) {
      store.delete(key);
      publish.accept(key, null);
    }
  }

  private static boolean silenced(Alert alert, Instant now) {
    Instant until = alert.getSilencedUntil();
    return until != null && until.isAfter(now);
  }

  private void put(Alert alert) {
    store.put(alert.getKey(), alert);
    publish.accept(alert.getKey(), alert);
  }
}
