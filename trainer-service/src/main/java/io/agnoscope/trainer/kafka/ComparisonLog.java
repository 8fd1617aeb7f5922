package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.trainer.domain.lifecycle.Comparison;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** How a target's checkpoints compare on the same Trials, in {@code agnoscope.comparisons}. */
@Singleton
public class ComparisonLog {

  private final Brokers brokers;
  private final RecordCodec codec;
  private final DeadLetterLog deadLetters;

  public ComparisonLog(Brokers brokers, RecordCodec codec, DeadLetterLog deadLetters) {
    this.brokers = brokers;
    this.codec = codec;
    this.deadLetters = deadLetters;
  }

  /**
   * A follower that has not begun.
   *
   * @param told the target's comparisons as they stand, once all were read that were there; called
   *     twice a second at least, by the follower's thread
   */
  public TopicFollower follow(String target, java.util.function.Consumer<List<Comparison>> told) {
    return new TopicFollower(brokers::consumer, Topics.COMPARISONS, new Reading(target, told));
  }

  /** The topic as far as it was read. */
  private final class Reading implements TopicFollower.Reader {

    private final String target;
    private final java.util.function.Consumer<List<Comparison>> told;
    private final Map<String, Comparison> latest = new HashMap<>();
    private Map<TopicPartition, Long> ends = Map.of();

    private Reading(String target, java.util.function.Consumer<List<Comparison>> told) {
      this.target = target;
      this.told = told;
    }

    @Override
    public void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
      latest.clear();
      consumer.seekToBeginning(partitions);
      ends = consumer.endOffsets(partitions);
    }

    @Override
    public void pausing(Consumer<byte[], byte[]> consumer) {
      if (ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        told.accept(List.copyOf(latest.values()));
      }
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> entry) {
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
