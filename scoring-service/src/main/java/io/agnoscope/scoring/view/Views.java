package io.agnoscope.scoring.view;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.Broker;
import io.agnoscope.scoring.ScoringConfig;
import io.agnoscope.scoring.query.NotReadyException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** The topics that the API shows as they are, followed from the service's start to its stop. */
@Singleton
@Startup
public final class Views {
  private static final Logger LOG = Logger.getLogger(Views.class);

  private final RecordCodec codec;
  private final CompactedView<CheckpointEvent> checkpoints;
  private final CompactedView<Alert> alerts;
  private final KeptExamples examples;
  private final TopicFollower exampleFollower;

  @Inject
  Views(Broker broker, RecordCodec codec, ScoringConfig config) {
    this.codec = codec;
    this.checkpoints = new CompactedView<>(broker.config(), Topics.CHECKPOINTS, codec);
    this.alerts = new CompactedView<>(broker.config(), Topics.ALERTS, codec);
    int keep = config.hardExamples().keep();
    this.examples = new KeptExamples(keep, config.hardExamples().keepBytes());
    this.exampleFollower =
        new TopicFollower(broker.config(), Topics.HARD_EXAMPLES.name(), keep, this::keep);
  }

  /** The last step of each checkpoint, the last changed last. */
  public List<CheckpointEvent> checkpoints() {
    return checkpoints.values();
  }

  /** The present state of each alert, the last changed last. */
  public List<Alert> alerts() {
    return alerts.values();
  }

  /** The kept hard examples, newest first. */
  public List<HardExampleItem> hardExamples() {
    if (!exampleFollower.caughtUp()) {
      throw new NotReadyException("The latest hard examples are being read");
    }
    return examples.newestFirst();
  }

  /** A picture of a kept hard example. */
  public Optional<Picture> picture(String sha256) {
    return examples.picture(sha256);
  }

  /** Whether everything was read that was there at the start. */
  public boolean ready() {
    return checkpoints.ready() && alerts.ready() && exampleFollower.caughtUp();
  }

  void stop(@Observes ShutdownEvent event) {
    exampleFollower.close();
    alerts.close();
    checkpoints.close();
  }

  private void keep(ConsumerRecord<byte[], byte[]> record) {
    try {
      HardExample example = codec.decode(record.value(), HardExample.class);
      examples.add(example, record.partition(), record.offset(), record.value().length);
    } catch (UndecodableRecordException e) {
      LOG.warnf(
          "A hard example cannot be decoded and is not shown place=%s/%d/%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }
}
