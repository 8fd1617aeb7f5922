package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AwaitedPair;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.schemas.SourceFlow;
import io.agnoscope.schemas.TallyIncrement;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.schemas.codec.RecordCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/** The names of the stores, which are also those of their changelogs, and how each is made. */
public final class Stores {
  static final String TRIALS = "trials";
  static final String TRIALS_DUE = "trials-due";
  static final String SAMPLES = "samples";
  static final String SAMPLES_DUE = "samples-due";
  static final String PART_TOTALS = "part-totals";
  static final String PART_WINDOWS = "part-windows";
  static final String PARTS_CHANGED = "parts-changed";
  static final String TALLIES = "tallies";
  static final String PAIRS = "pairs";
  static final String PAIRS_DUE = "pairs-due";
  static final String FLOWS = "flows";
  static final String STEP_TALLIES = "step-tallies";
  static final String MONITORS = "monitors";
  static final String SOURCE_FLOWS = "source-flows";
  static final String ALERTS = "alerts";
  static final String PROMOTED = "promoted-checkpoints";
  static final String COMPARISONS = "comparisons";
  static final String CHECKPOINT_VERSIONS = "checkpoint-versions";
  static final String DETECTOR_COUNTS = "detector-counts";
  static final String WINDOWS_OPEN = "windows-open";

  /** What is counted beside the Series: {@link CountKey} to its count. */
  public static final String COUNTS = "counts";

  /** Totals of each Series by input partition: {@link PartKey} to sums. */
  public static final String TOTALS = "totals";

  /** One-minute windows of each Series by input partition: {@link PartKey} and start to sums. */
  public static final String WINDOWS = "windows";

  /** Where stores are kept. */
  public enum Kind {
    /** On disk, restored from changelogs. */
    PERSISTENT,
    /** In memory: for tests of the topology. */
    IN_MEMORY
  }

  private final RecordCodec codec;
  private final Kind kind;
  private final Duration windowRetention;

  Stores(RecordCodec codec, Kind kind, Duration windowRetention) {
    this.codec = codec;
    this.kind = kind;
    this.windowRetention = windowRetention;
  }

  /** The stores of the scoring task. */
  List<StoreBuilder<?>> scoring() {
    return List.of(
        keyValue(TRIALS, Serdes.Long()),
        keyValue(TRIALS_DUE, Serdes.ByteArray()),
        keyValue(SAMPLES, Serdes.String()),
        keyValue(SAMPLES_DUE, Serdes.ByteArray()),
        keyValue(COUNTS, Serdes.Long()),
        keyValue(PART_TOTALS, codec.serde(SeriesSums.class)),
        window(PART_WINDOWS),
        keyValue(PARTS_CHANGED, Serdes.ByteArray()),
        keyValue(TALLIES, codec.serde(TallyIncrement.class)),
        keyValue(PAIRS, codec.serde(AwaitedPair.class)),
        keyValue(PAIRS_DUE, Serdes.ByteArray()),
        keyValue(FLOWS, Serdes.Long()));
  }

  /** The stores of the merging task. */
  List<StoreBuilder<?>> merging() {
    return List.of(
        keyValue(TOTALS, codec.serde(SeriesSums.class)),
        window(WINDOWS),
        keyValue(WINDOWS_OPEN, Serdes.Long()));
  }

  /** The stores of the detector's task. */
  List<StoreBuilder<?>> detecting() {
    return List.of(
        keyValue(STEP_TALLIES, codec.serde(TallyIncrement.class)),
        keyValue(MONITORS, codec.serde(WatchedMonitor.class)),
        keyValue(SOURCE_FLOWS, codec.serde(SourceFlow.class)),
        keyValue(ALERTS, codec.serde(Alert.class)),
        keyValue(PROMOTED, Serdes.Long()),
        keyValue(COMPARISONS, codec.serde(CheckpointComparison.class)),
        keyValue(CHECKPOINT_VERSIONS, Serdes.Long()),
        keyValue(DETECTOR_COUNTS, Serdes.Long()));
  }

  private <V> StoreBuilder<?> keyValue(String name, Serde<V> values) {
    KeyValueBytesStoreSupplier supplier =
        switch (kind) {
          case PERSISTENT -> org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name);
          case IN_MEMORY -> org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(name);
        };
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            supplier, Serdes.String(), values)
        .withCachingDisabled()
        .withLoggingEnabled(Map.of());
  }

  private StoreBuilder<?> window(String name) {
    WindowBytesStoreSupplier supplier =
        switch (kind) {
          case PERSISTENT ->
              org.apache.kafka.streams.state.Stores.persistentWindowStore(
                  name, windowRetention, Windows.SIZE, false);
          case IN_MEMORY ->
              org.apache.kafka.streams.state.Stores.inMemoryWindowStore(
                  name, windowRetention, Windows.SIZE, false);
        };
    return org.apache.kafka.streams.state.Stores.windowStoreBuilder(
            supplier, Serdes.String(), codec.serde(SeriesSums.class))
        .withCachingDisabled()
        .withLoggingEnabled(Map.of());
  }
}
