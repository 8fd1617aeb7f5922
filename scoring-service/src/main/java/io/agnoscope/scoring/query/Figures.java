package io.agnoscope.scoring.query;

import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.PartKey;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.topology.Stores;
import io.agnoscope.scoring.topology.SumsMapping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/**
 * The figures as they stand in this instance's stores, the parts of the input partitions merged.
 * Every call throws {@link NotReadyException} while stores are restored or moved.
 */
@Singleton
public final class Figures {
  private final KafkaStreams streams;

  @Inject
  Figures(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Everything since the Series began. */
  public Map<SeriesKey, Sums> totals() {
    return merged(Stores.TOTALS, Figures::series, SumsMapping::fromRecord, Sums::plus);
  }

  /** The one-minute windows of wanted Series that start in [from, to], in no order. */
  public List<WindowedSums> windows(Instant from, Instant to, Predicate<SeriesKey> wanted) {
    record Key(SeriesKey series, long start) {}
    QueryableStoreType<ReadOnlyWindowStore<String, SeriesSums>> type =
        QueryableStoreTypes.windowStore();
    return read(
        Stores.WINDOWS,
        type,
        store -> {
          Map<Key, Sums> windows = new HashMap<>();
          Map<String, SeriesKey> parsed = new HashMap<>();
          try (KeyValueIterator<Windowed<String>, SeriesSums> all = store.fetchAll(from, to)) {
            while (all.hasNext()) {
              var entry = all.next();
              SeriesKey series = parsed.computeIfAbsent(entry.key.key(), Figures::series);
              if (wanted.test(series)) {
                windows.merge(
                    new Key(series, entry.key.window().start()),
                    SumsMapping.fromRecord(entry.value),
                    Sums::plus);
              }
            }
          }
          return windows.entrySet().stream()
              .map(entry ->
                  new WindowedSums(
                      entry.getKey().series(),
                      Instant.ofEpochMilli(entry.getKey().start()),
                      entry.getValue()))
              .toList();
        });
  }

  /** What is counted beside the Series. */
  public Map<CountKey, Long> counts() {
    return merged(Stores.COUNTS, CountKey::parse, Function.<Long>identity(), Long::sum);
  }

  /** A store of this instance's partitions, what comes under one key of several added up. */
  private <V, K, R> Map<K, R> merged(
      String name, Function<String, K> key, Function<V, R> value, BinaryOperator<R> plus) {
    QueryableStoreType<ReadOnlyKeyValueStore<String, V>> type = QueryableStoreTypes.keyValueStore();
    return read(
        name,
        type,
        store -> {
          Map<K, R> merged = new HashMap<>();
          try (KeyValueIterator<String, V> all = store.all()) {
            all.forEachRemaining(
                entry -> merged.merge(key.apply(entry.key), value.apply(entry.value), plus));
          }
          return merged;
        });
  }

  private static SeriesKey series(String partKey) {
    return SeriesKey.parse(PartKey.parse(partKey).series());
  }

  private <S, R> R read(String name, QueryableStoreType<S> type, Function<S, R> reading) {
    try {
      return reading.apply(store(name, type));
    } catch (InvalidStateStoreException e) {
      throw notReady(e);
    }
  }

  private <S> S store(String name, QueryableStoreType<S> type) {
    try {
      return streams.store(StoreQueryParameters.fromNameAndType(name, type));
    } catch (IllegalStateException e) {
      // What it throws while it stops.
      throw notReady(e);
    }
  }

  private NotReadyException notReady(RuntimeException cause) {
    return new NotReadyException(
        "The figures are being restored from the broker (state " + streams.state() + ")", cause);
  }
}
