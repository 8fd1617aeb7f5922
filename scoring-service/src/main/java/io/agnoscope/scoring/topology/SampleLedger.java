package io.agnoscope.scoring.topology;

import io.agnoscope.scoring.topology.CountKey.SampledOut;
import io.agnoscope.scoring.topology.CountKey.Samples;
import io.agnoscope.scoring.topology.CountKey.TaskClassBases;
import io.agnoscope.scoring.topology.TallyKey.Stage;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Conservation by ids: what was accepted, and how it ended. Acceptance and outcome may come in
 * either order, for they come through different topics; only ids that were accepted are counted.
 * The first outcome wins.
 */
final class SampleLedger {
  private final KeyValueStore<String, String> samples;
  private final DueTimes reviews;
  private final Counts counts;
  private final FlowTallies flows;
  private final Duration lostAfter;
  private final Duration retention;

  SampleLedger(
      KeyValueStore<String, String> samples,
      DueTimes reviews,
      Counts counts,
      FlowTallies flows,
      ScoringSettings settings) {
    this.samples = samples;
    this.reviews = reviews;
    this.counts = counts;
    this.flows = flows;
    this.lostAfter = settings.lostAfter();
    this.retention = settings.identityRetention();
  }

  /** Counts the Sample as accepted, once, with what only its first record tells. */
  void accept(AcceptedSample sample, Instant at) {
    String id = sample.id();
    String source = sample.source();
    SampleState known = get(id);
    if (known == null) {
      put(id, new SampleState(source, sample.target(), at, null, false));
      reviews.schedule(at.plus(lostAfter), id);
      countAccepted(sample);
    } else if (!known.accepted()) {
      SampleState ended =
          new SampleState(source, sample.target(), known.since(), known.outcome(), false);
      put(id, ended);
      countAccepted(sample);
      countEnded(ended);
    }
  }

  /** Gives the Sample its outcome, unless it has one. */
  void end(String id, Outcome outcome, Instant at) {
    SampleState known = get(id);
    if (known == null) {
      put(id, new SampleState(null, null, at, outcome, false));
      reviews.schedule(at.plus(retention), id);
    } else if (known.outcome() == null) {
      put(id, known.withOutcome(outcome));
      countEnded(known.withOutcome(outcome));
      if (known.lost()) {
        countLost(known, -1);
      }
    }
  }

  /**
   * Counts what has waited for too long as lost, and forgets what no record can speak of any more.
   */
  void review(Instant now) {
    for (String id : reviews.takeDue(now)) {
      SampleState known = get(id);
      if (known == null) {
        continue;
      }
      Instant end = known.since().plus(retention);
      if (!end.isAfter(now)) {
        samples.delete(id);
        continue;
      }
      if (known.source() != null && known.outcome() == null && !known.lost()) {
        put(id, known.withLost());
        countLost(known, 1);
      }
      reviews.schedule(end, id);
    }
  }

  private @Nullable SampleState get(String id) {
    String text = samples.get(id);
    return text == null ? null : SampleState.parse(text);
  }

  private void put(String id, SampleState state) {
    samples.put(id, state.text());
  }

  private void countAccepted(AcceptedSample sample) {
    count(sample.source(), Samples.ACCEPTED, 1);
    flows.add(sample.target(), sample.source(), Stage.ACCEPTED, 1);
    counts.add(new TaskClassBases(sample.source(), sample.taskClassBasis()), 1);
    if (sample.sampledOutBefore() > 0) {
      counts.add(new SampledOut(sample.source()), sample.sampledOutBefore());
    }
  }

  private void countEnded(SampleState ended) {
    if (ended.source() == null || ended.outcome() == null) {
      return;
    }
    count(ended.source(), ended.outcome().name(), 1);
    flows.add(ended.target(), ended.source(), Stage.ENDED, 1);
    if (ended.outcome() == Outcome.SCORED) {
      flows.add(ended.target(), ended.source(), Stage.SCORED, 1);
    }
  }

  private void countLost(SampleState lost, long delta) {
    if (lost.source() != null) {
      count(lost.source(), Samples.LOST, delta);
      flows.add(lost.target(), lost.source(), Stage.LOST, delta);
    }
  }

  private void count(String source, String what, long delta) {
    counts.add(new Samples(source, what), delta);
  }
}
