package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.SourceFlow;
import io.agnoscope.schemas.TallyIncrement;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.scoring.topology.Emission.Destination;
import io.agnoscope.tracing.TraceHeaders;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the detector's one task keeps, all of it in stores: a standby goes on where the task
 * stopped.
 *
 * @param increments what came since the last step
 * @param monitors the watched Monitors by key
 * @param flows how far each source's Samples got
 * @param alerts the alerts as they stand
 * @param comparisons how newer checkpoints do beside older ones
 * @param promoted which checkpoints are promoted
 * @param counts of what this task does
 */
record DetectorState(
    KeyValueStore<String, TallyIncrement> increments,
    KeyValueStore<String, WatchedMonitor> monitors,
    SourceFlows flows,
    AlertBook alerts,
    CheckpointWatch comparisons,
    PromotedCheckpoints promoted,
    KeyValueStore<String, Long> counts,
    ProcessorContext<String, Emission> context,
    RecordCodec codec) {
  /** Baselines that were frozen, by which the error budget is spent. */
  private static final String FROZEN = "baselines-frozen";

  private static final int MOST_FLOWS = 500;

  static DetectorState open(
      ProcessorContext<String, Emission> context, RecordCodec codec, DetectorSettings settings) {
    KeyValueStore<String, TallyIncrement> increments = context.getStateStore(Stores.STEP_TALLIES);
    KeyValueStore<String, WatchedMonitor> monitors = context.getStateStore(Stores.MONITORS);
    KeyValueStore<String, SourceFlow> flows = context.getStateStore(Stores.SOURCE_FLOWS);
    KeyValueStore<String, Alert> alerts = context.getStateStore(Stores.ALERTS);
    KeyValueStore<String, Long> promoted = context.getStateStore(Stores.PROMOTED);
    KeyValueStore<String, Long> counts = context.getStateStore(Stores.DETECTOR_COUNTS);
    KeyValueStore<String, CheckpointComparison> comparisons =
        context.getStateStore(Stores.COMPARISONS);
    KeyValueStore<String, Long> versions = context.getStateStore(Stores.CHECKPOINT_VERSIONS);
    AlertBook book =
        new AlertBook(
            alerts,
            (key, alert) ->
                forward(
                    context, key, Destination.ALERTS, alert == null ? null : codec.encode(alert)));
    return new DetectorState(
        increments,
        monitors,
        new SourceFlows(flows, settings.flows(), MOST_FLOWS),
        book,
        new CheckpointWatch(
            settings,
            comparisons,
            new CheckpointVersions(versions),
            book,
            (key, comparison) ->
                forward(
                    context,
                    key,
                    Destination.COMPARISONS,
                    comparison == null ? null : codec.encode(comparison))),
        new PromotedCheckpoints(promoted),
        counts,
        context,
        codec);
  }

  References references(DetectorSettings settings) {
    return new References(settings, promoted, this::nextFrozen);
  }

  Map<String, WatchedMonitor> watched() {
    Map<String, WatchedMonitor> watched = new LinkedHashMap<>();
    try (var all = monitors.all()) {
      all.forEachRemaining(entry -> watched.put(entry.key, entry.value));
    }
    return watched;
  }

  /** Keeps a Monitor and tells how it stands. */
  void put(WatchedMonitor monitor) {
    String key = monitor.getState().getKey();
    monitors.put(key, monitor);
    forward(context, key, Destination.MONITORS, codec.encode(monitor.getState()));
  }

  /** Forgets a Monitor. */
  void remove(String key) {
    monitors.delete(key);
    forward(context, key, Destination.MONITORS, null);
  }

  private long nextFrozen() {
    Long before = counts.get(FROZEN);
    long number = (before == null ? 0 : before) + 1;
    counts.put(FROZEN, number);
    return number;
  }

  private static void forward(
      ProcessorContext<String, Emission> context,
      String key,
      Destination destination,
      byte @Nullable [] value) {
    context.forward(
        new Record<>(
            key,
            new Emission(destination, value),
            context.currentSystemTimeMs(),
            TraceHeaders.of(Context.current())));
  }
}
