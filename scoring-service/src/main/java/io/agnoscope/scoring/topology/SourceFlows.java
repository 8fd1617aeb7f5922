package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.SourceFlow;
import io.agnoscope.scoring.topology.TallyKey.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How far the Samples of each target and source got, for alerts of lost, stuck and missing ones.
 */
final class SourceFlows {
  private final KeyValueStore<String, SourceFlow> store;
  private final FlowSettings settings;
  private final int most;

  /**
   * Opens them.
   *
   * @param most how many are watched; the flows beyond are not
   */
  SourceFlows(KeyValueStore<String, SourceFlow> store, FlowSettings settings, int most) {
    this.store = store;
    this.settings = settings;
    this.most = most;
  }

  /** Adds what came through. */
  void add(Flow flow, long count, Instant now) {
    String key = Fields.join(flow.target(), flow.source());
    SourceFlow before = store.get(key);
    if (before == null && all().size() >= most) {
      return;
    }
    SourceFlow after = before == null ? fresh(flow, now) : before;
    switch (flow.stage()) {
      case ACCEPTED -> accepted(after, count, now);
      case ENDED -> outstanding(after, -count, now);
      case SCORED -> after.setScoredAt(now);
      case LOST -> {
        outstanding(after, -count, now);
        after.setLost(Math.max(0, after.getLost() + count));
        if (count > 0) {
          after.setLostAt(now);
        }
      }
    }
    store.put(key, after);
  }

  /** Read one by one: a store's own estimate of its size counts every overwriting. */
  List<SourceFlow> all() {
    List<SourceFlow> flows = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> flows.add(entry.value));
    }
    return flows;
  }

  void forget(SourceFlow flow) {
    store.delete(Fields.join(flow.getTarget(), flow.getSource()));
  }

  /** Takes the lost ones for told, once the alert of them has ended. */
  void settleLost(SourceFlow flow) {
    flow.setLost(0);
    store.put(Fields.join(flow.getTarget(), flow.getSource()), flow);
  }

  private void accepted(SourceFlow flow, long count, Instant now) {
    if (!flow.getAcceptedAt().plus(settings.missingAfter()).isAfter(now)) {
      flow.setActiveSince(now);
    }
    flow.setAcceptedAt(now);
    outstanding(flow, count, now);
  }

  /** May pass below zero for a moment: the parts of one sum come from several tasks. */
  private static void outstanding(SourceFlow flow, long delta, Instant now) {
    long before = flow.getOutstanding();
    long after = before + delta;
    flow.setOutstanding(after);
    @Nullable Instant since = flow.getOutstandingSince();
    if (after <= 0) {
      flow.setOutstandingSince(null);
    } else if (since == null) {
      flow.setOutstandingSince(now);
    }
  }

  private static SourceFlow fresh(Flow flow, Instant now) {
    SourceFlow fresh = new SourceFlow();
    fresh.setTarget(flow.target());
    fresh.setSource(flow.source());
    fresh.setActiveSince(now);
    fresh.setAcceptedAt(now);
    fresh.setScoredAt(Instant.EPOCH);
    fresh.setLostAt(Instant.EPOCH);
    return fresh;
  }
}
