package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The steps of all checkpoints, in {@code agnoscope.checkpoints}. The trainer alone writes there.
 */
@Singleton
public class CheckpointLog {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.CHECKPOINTS.name(), 0);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Brokers brokers;
  private final RecordCodec codec;
  private final Outbox outbox;
  private final DeadLetterLog deadLetters;

  public CheckpointLog(
      Brokers brokers, RecordCodec codec, Outbox outbox, DeadLetterLog deadLetters) {
    this.brokers = brokers;
    this.codec = codec;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
  }

  /**
   * Reads the topic to its present end.
   *
   * @return the target's checkpoints
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   */
  public Lineage read(String target) {
    try (Consumer<byte[], byte[]> consumer = brokers.consumer("agnoscope-trainer-checkpoints")) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(PARTITION));
      long end = Objects.requireNonNull(ends.get(PARTITION));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      Lineage lineage = Lineage.empty();
      while (consumer.position(PARTITION) < end) {
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
          Optional<CheckpointLifecycle> step =
              step(entry).filter(known -> known.identity().target().equals(target));
          if (step.isPresent()) {
            lineage = lineage.with(step.get());
          }
        }
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("the checkpoints topic could not be read to its end in time");
        }
      }
      return lineage;
    }
  }

  /**
   * Tells of a step; returns when the broker has it.
   *
   * @throws org.apache.kafka.common.KafkaException when it has not
   */
  public void append(CheckpointLifecycle step) {
    outbox.write(Topics.CHECKPOINTS, CheckpointEvents.key(step), CheckpointEvents.event(step));
  }

  private Optional<CheckpointLifecycle> step(ConsumerRecord<byte[], byte[]> entry) {
    if (entry.value() == null) {
      return Optional.empty();
    }
    try {
      return CheckpointEvents.step(codec.decode(entry.value(), CheckpointEvent.class));
    } catch (UndecodableRecordException e) {
      deadLetters.write(entry, e.kind().name(), String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      deadLetters.write(entry, "INVALID", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
