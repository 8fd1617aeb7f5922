package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.TallyIncrement;
import io.agnoscope.scoring.topology.TallyKey.Flow;
import io.agnoscope.scoring.topology.TallyKey.Stage;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** How many Samples got how far since that was last sent on, by target and source. */
final class FlowTallies {
  private final KeyValueStore<String, Long> store;

  FlowTallies(KeyValueStore<String, Long> store) {
    this.store = store;
  }

  /**
   * Adds Samples.
   *
   * @param target whose they are; null for Samples that were accepted before this was known, which
   *     are not counted here
   */
  void add(@Nullable String target, String source, Stage stage, long delta) {
    if (target == null) {
      return;
    }
    String key = new Flow(target, Stratum.source(source), stage).text();
    Long before = store.get(key);
    store.put(key, (before == null ? 0 : before) + delta);
  }

  /** Takes out what was added since the last call. */
  List<Tallies.Increment> take() {
    List<Tallies.Increment> increments = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> {
        TallyIncrement increment = new TallyIncrement();
        increment.setObservations(entry.value);
        increment.setExamples(List.of());
        increments.add(
            new Tallies.Increment(TallyKey.parse(entry.key), increment, new RecordHeaders()));
      });
    }
    increments.forEach(increment -> store.delete(increment.key().text()));
    return increments;
  }
}
