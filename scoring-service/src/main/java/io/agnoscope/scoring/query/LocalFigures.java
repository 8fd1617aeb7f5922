package io.agnoscope.scoring.query;

import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.query.Share.Row;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.topology.Stores;
import io.agnoscope.scoring.topology.SumsMapping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.jboss.logging.Logger;

/**
 * The figures of the partitions that this instance works on; those of its standby replicas are not
 * among them, nor those that are being restored. Thread-safe.
 */
@Singleton
public final class LocalFigures {
  /** All stores that are read here are cut alike. */
  static final int PARTITIONS = Topics.ANSWERS.partitions();

  /** Behind every key that begins with what it is put behind: keys are ASCII. */
  private static final String LAST = "\u007f";

  private static final Logger LOG = Logger.getLogger(LocalFigures.class);

  private final KafkaStreams streams;
  private final ParsedKeys parsed = new ParsedKeys();

  @Inject
  LocalFigures(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Whether all that this instance works on can be read, which may be nothing. */
  public boolean readable() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether this instance works on nothing any more, and another one on what was its own. */
  public boolean gone() {
    return !streams.state().isRunningOrRebalancing();
  }

  /** What Kafka Streams is doing, in its own word. */
  String state() {
    return streams.state().name();
  }

  /** Everything since the Series of a run began, by partition. */
  public Map<Integer, Map<SeriesKey, Sums>> totals(String run) {
    return byPartition(series(SeriesQuestion.total(SeriesFilter.ofRun(run))), parsed::series);
  }

  /** What is counted beside the Series, by partition. */
  public Map<Integer, Map<CountKey, Long>> countsByPartition() {
    return byPartition(counts(), CountKey::parse);
  }

  Share<Sums> series(SeriesQuestion question) {
    return share(partition ->
        question.reach() == SeriesQuestion.Reach.TOTAL
            ? totals(partition, question)
            : windows(partition, question));
  }

  Share<Long> counts() {
    QueryableStoreType<ReadOnlyKeyValueStore<String, Long>> type =
        QueryableStoreTypes.keyValueStore();
    return share(partition -> {
      List<Row<Long>> rows = new ArrayList<>();
      try (var all = store(Stores.COUNTS, type, partition).all()) {
        all.forEachRemaining(entry -> rows.add(new Row<>(entry.key, 0, entry.value)));
      }
      return rows;
    });
  }

  private List<Row<Sums>> totals(int partition, SeriesQuestion question) {
    QueryableStoreType<ReadOnlyKeyValueStore<String, SeriesSums>> type =
        QueryableStoreTypes.keyValueStore();
    Summing summing = new Summing(question);
    try (var all =
        store(Stores.TOTALS, type, partition)
            .prefixScan(question.filter().prefix(), new StringSerializer())) {
      all.forEachRemaining(entry -> summing.add(entry.key, 0, entry.value));
    }
    return summing.rows();
  }

  private List<Row<Sums>> windows(int partition, SeriesQuestion question) {
    QueryableStoreType<ReadOnlyWindowStore<String, SeriesSums>> type =
        QueryableStoreTypes.windowStore();
    boolean apart = question.reach() == SeriesQuestion.Reach.MINUTES;
    Summing summing = new Summing(question);
    ReadOnlyWindowStore<String, SeriesSums> store = store(Stores.WINDOWS, type, partition);
    String prefix = question.filter().prefix();
    try (KeyValueIterator<Windowed<String>, SeriesSums> all =
        prefix.isEmpty()
            ? store.fetchAll(question.from(), question.to())
            : store.fetch(prefix, prefix + LAST, question.from(), question.to())) {
      all.forEachRemaining(entry ->
          summing.add(entry.key.key(), apart ? entry.key.window().start() : 0, entry.value));
    }
    return summing.rows();
  }

  /** Adds up the parts of the wanted Series, in the order of the store. */
  private final class Summing {
    private record Of(String series, long start) {}

    private final SeriesFilter filter;
    private final Map<Of, Sums> sums = new LinkedHashMap<>();

    Summing(SeriesQuestion question) {
      this.filter = question.filter();
    }

    void add(String partKey, long start, SeriesSums part) {
      ParsedKeys.Parsed key = parsed.part(partKey);
      if (filter.test(key.series())) {
        sums.merge(new Of(key.text(), start), SumsMapping.fromRecord(part), Sums::plus);
      }
    }

    List<Row<Sums>> rows() {
      return sums.entrySet().stream()
          .map(
              entry -> new Row<>(entry.getKey().series(), entry.getKey().start(), entry.getValue()))
          .toList();
    }
  }

  private static <V> Share<V> share(IntFunction<List<Row<V>>> reading) {
    TreeMap<Integer, List<Row<V>>> partitions = new TreeMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      try {
        partitions.put(partition, reading.apply(partition));
      } catch (InvalidStateStoreException e) {
        LOG.debugf("Not here partition=%d reason=%s", partition, e.getMessage());
      }
    }
    return new Share<>(partitions);
  }

  private <S> S store(String name, QueryableStoreType<S> type, int partition) {
    try {
      return streams.store(
          StoreQueryParameters.fromNameAndType(name, type).withPartition(partition));
    } catch (InvalidStateStoreException e) {
      throw e;
    } catch (IllegalStateException e) {
      // What it throws while it stops.
      throw new InvalidStateStoreException(e);
    }
  }

  private static <K, V> Map<Integer, Map<K, V>> byPartition(
      Share<V> share, Function<String, K> key) {
    return share.partitions().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                partition ->
                    partition.getValue().stream()
                        .collect(Collectors.toMap(row -> key.apply(row.key()), Row::value))));
  }
}
