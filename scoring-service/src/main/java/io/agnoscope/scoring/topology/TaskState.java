package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.AwaitedPair;
import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.schemas.TallyIncrement;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The stores of one scoring task, which is keyed like {@code agnoscope.answers}.
 *
 * @param trials which Trials were answered
 * @param samples what was accepted and how it ended
 * @param series the partition's sums
 * @param tallies the partition's observations, on their way to the detector
 * @param pairs what waits for another checkpoint's answers to the same Trial
 * @param flows how much went through, on its way to the detector
 * @param counts everything else that is counted
 */
record TaskState(
    TrialLedger trials,
    SampleLedger samples,
    SeriesLedger series,
    Tallies tallies,
    CheckpointPairs pairs,
    FlowTallies flows,
    Counts counts) {
  static TaskState open(ProcessorContext<?, ?> context, ScoringSettings settings) {
    KeyValueStore<String, Long> seen = context.getStateStore(Stores.TRIALS);
    KeyValueStore<String, byte[]> forgetting = context.getStateStore(Stores.TRIALS_DUE);
    KeyValueStore<String, SeriesSums> totals = context.getStateStore(Stores.PART_TOTALS);
    WindowStore<String, SeriesSums> windows = context.getStateStore(Stores.PART_WINDOWS);
    KeyValueStore<String, byte[]> changed = context.getStateStore(Stores.PARTS_CHANGED);
    KeyValueStore<String, TallyIncrement> tallies = context.getStateStore(Stores.TALLIES);
    return new TaskState(
        new TrialLedger(seen, new DueTimes(forgetting), settings.identityRetention()),
        samples(context, settings),
        new SeriesLedger(totals, windows, changed),
        new Tallies(tallies),
        pairs(context),
        flows(context),
        counts(context));
  }

  static SampleLedger samples(ProcessorContext<?, ?> context, ScoringSettings settings) {
    KeyValueStore<String, String> samples = context.getStateStore(Stores.SAMPLES);
    KeyValueStore<String, byte[]> reviews = context.getStateStore(Stores.SAMPLES_DUE);
    return new SampleLedger(
        samples, new DueTimes(reviews), counts(context), flows(context), settings);
  }

  private static CheckpointPairs pairs(ProcessorContext<?, ?> context) {
    KeyValueStore<String, AwaitedPair> waiting = context.getStateStore(Stores.PAIRS);
    KeyValueStore<String, byte[]> forgetting = context.getStateStore(Stores.PAIRS_DUE);
    return new CheckpointPairs(waiting, new DueTimes(forgetting), CheckpointPairs.MOST);
  }

  private static FlowTallies flows(ProcessorContext<?, ?> context) {
    KeyValueStore<String, Long> flows = context.getStateStore(Stores.FLOWS);
    return new FlowTallies(flows);
  }

  static Counts counts(ProcessorContext<?, ?> context) {
    KeyValueStore<String, Long> counts = context.getStateStore(Stores.COUNTS);
    return new Counts(counts);
  }
}
