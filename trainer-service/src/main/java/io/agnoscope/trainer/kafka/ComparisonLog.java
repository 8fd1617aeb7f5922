package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.trainer.domain.lifecycle.Comparison;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** How a target's checkpoints compare on the same Trials, in {@code agnoscope.comparisons}. */
@Singleton
public class ComparisonLog {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.COMPARISONS.name(), 0);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Brokers brokers;
  private final RecordCodec codec;
  private final DeadLetterLog deadLetters;

  public ComparisonLog(Brokers brokers, RecordCodec codec, DeadLetterLog deadLetters) {
    this.brokers = brokers;
    this.codec = codec;
    this.deadLetters = deadLetters;
  }

  /**
   * Begins to read the topic.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   */
  public Reading read(String target) {
    return new Reading(target, brokers.consumer("agnoscope-trainer-comparisons"));
  }

  /** The topic as far as it was read. Of one thread. */
  public final class Reading implements AutoCloseable {

    private final String target;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Comparison> latest = new HashMap<>();
    private final long end;

    private Reading(String target, Consumer<byte[], byte[]> consumer) {
      this.target = target;
      this.consumer = consumer;
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      this.end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    }

    /**
     * Waits a little for what is new.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer
     */
    public void poll() {
      for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
        take(entry);
      }
    }

    /** Whether all was read that was there at the beginning. */
    public boolean caughtUp() {
      return consumer.position(PARTITION) >= end;
    }

    /** The target's comparisons as they stand. */
    public Collection<Comparison> comparisons() {
      return List.copyOf(latest.values());
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
      if (entry.key() == null) {
        return;
      }
      String key = new String(entry.key(), StandardCharsets.UTF_8);
      if (entry.value() == null) {
        latest.remove(key);
        return;
      }
      try {
        CheckpointComparison told = codec.decode(entry.value(), CheckpointComparison.class);
        if (told.getTarget().equals(target)) {
          latest.put(key, comparison(told));
        }
      } catch (UndecodableRecordException e) {
        deadLetters.write(entry, e.kind().name(), String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private static Comparison comparison(CheckpointComparison told) {
    return new Comparison(
        told.getNewer(),
        told.getOlder(),
        told.getNewerServes(),
        told.getPairs(),
        told.getWorse(),
        told.getBetter(),
        told.getEvidence(),
        told.getAlarmAt(),
        told.getSaidWorse());
  }
}
