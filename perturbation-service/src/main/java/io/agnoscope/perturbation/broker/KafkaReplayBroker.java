package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.replay.Erasures;
import io.agnoscope.perturbation.replay.PeriodReader;
import io.agnoscope.perturbation.replay.ReplayBroker;
import io.agnoscope.perturbation.replay.TrialLog;
import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.codec.RecordCodec;
import java.time.Instant;

/** Reads and writes the topics for replays. */
public final class KafkaReplayBroker implements ReplayBroker {

  private final Brokers brokers;
  private final RecordCodec codec;
  private final TrialRecords records;

  /**
   * Topics of a cluster.
   *
   * @param maker makes the Trials
   */
  public KafkaReplayBroker(Brokers brokers, RecordCodec codec, TrialMaker maker) {
    this.brokers = brokers;
    this.codec = codec;
    this.records = new TrialRecords(codec, maker);
  }

  @Override
  public PeriodReader samples(Instant from, Instant to) {
    return new KafkaPeriodReader(
        () -> SamplesConsumer.of(brokers, "agnoscope-replay-samples"), codec, from, to);
  }

  @Override
  public Erasures erasures(Instant since) {
    return new KafkaErasures(() -> SamplesConsumer.of(brokers, "agnoscope-replay-erasures"), since);
  }

  @Override
  public TrialLog trials() {
    return new KafkaTrialLog(brokers, records);
  }
}
