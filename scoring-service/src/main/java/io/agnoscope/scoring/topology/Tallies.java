package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.TallyIncrement;
import io.agnoscope.tracing.TraceHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One input partition's observations since they were last sent on. They go as increments, and are
 * deleted in the transaction that sends them: exactly-once, neither lost nor sent twice.
 */
final class Tallies {
  /**
   * An increment to send.
   *
   * @param headers the newest recorded trace of what went wrong in it, or none
   */
  record Increment(TallyKey key, TallyIncrement value, Headers headers) {}

  /** Strata of one Monitor and checkpoint between two sendings; the detector bounds them again. */
  static final int MOST_STRATA = 16;

  private static final int MOST_EXAMPLES = 3;

  private final KeyValueStore<String, TallyIncrement> store;

  /** What the store holds: the strata of each Monitor and checkpoint. */
  private final Map<String, Set<String>> pending = new HashMap<>();

  /** In memory alone: to be followed is worth less than to be counted. */
  private final Map<String, Headers> traces = new HashMap<>();

  Tallies(KeyValueStore<String, TallyIncrement> store) {
    this.store = store;
    try (var left = store.all()) {
      left.forEachRemaining(entry -> {
        if (TallyKey.parse(entry.key) instanceof TallyKey.Observed observed) {
          strata(observed.monitor(), observed.checkpoint()).add(observed.stratum());
        }
      });
    }
  }

  /**
   * Adds one observation.
   *
   * @param value in [0, 1]; above 0 the Sample is an example of what went wrong
   */
  void add(MonitorKey monitor, String checkpoint, String stratum, double value, String sampleId) {
    String monitorKey = monitor.text();
    Set<String> strata = strata(monitorKey, checkpoint);
    String counted =
        strata.contains(stratum) || strata.size() < MOST_STRATA - 1 ? stratum : Stratum.OTHER;
    strata.add(counted);
    String key = new TallyKey.Observed(monitorKey, checkpoint, counted).text();
    store.put(key, plus(store.get(key), value, 0, sampleId));
    if (value > 0 && Span.current().getSpanContext().isSampled()) {
      traces.put(key, TraceHeaders.of(Context.current()));
    }
  }

  /** Adds one Trial that two checkpoints answered. */
  void add(CheckpointPair pair, String sampleId) {
    String key = new TallyKey.Compared(pair.target(), pair.serving(), pair.shadow()).text();
    store.put(key, plus(store.get(key), pair.worse(), pair.better(), sampleId));
  }

  /** Takes out what was observed since the last call. */
  List<Increment> take() {
    List<Increment> increments = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(entry ->
          increments.add(
              new Increment(
                  TallyKey.parse(entry.key),
                  entry.value,
                  traces.getOrDefault(entry.key, new RecordHeaders()))));
    }
    increments.forEach(increment -> store.delete(increment.key().text()));
    pending.clear();
    traces.clear();
    return increments;
  }

  private Set<String> strata(String monitor, String checkpoint) {
    return pending.computeIfAbsent(Fields.join(monitor, checkpoint), key -> new HashSet<>());
  }

  private static TallyIncrement plus(
      @Nullable TallyIncrement before, double value, double better, String sampleId) {
    TallyIncrement after = new TallyIncrement();
    after.setObservations((before == null ? 0 : before.getObservations()) + 1);
    after.setSum((before == null ? 0 : before.getSum()) + value);
    after.setBetter((before == null ? 0 : before.getBetter()) + better);
    List<String> examples = before == null ? List.of() : before.getExamples();
    after.setExamples(value > 0 ? newest(examples, List.of(sampleId), MOST_EXAMPLES) : examples);
    return after;
  }

  /** The last of both lists, at most so many. */
  static List<String> newest(List<String> older, List<String> newer, int most) {
    List<String> all = new ArrayList<>(older);
    all.addAll(newer);
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
  }
}
