package io.agnoscope.systemtests;

import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the answers of one target from where they are now: who answered which Sample. */
final class AnswerFollower implements AutoCloseable {

  private final String target;
  private final RecordCodec codec = RecordCodec.local();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Set<String>> trialIds = new HashMap<>();
  private final Map<String, Integer> byWorker = new HashMap<>();
  private final Map<String, Integer> byCheckpoint = new HashMap<>();
  private int records;

  private AnswerFollower(String bootstrapServers, String target) {
    this.target = target;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ANSWERS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  static AnswerFollower fromNow(String bootstrapServers, String target) {
    return new AnswerFollower(bootstrapServers, target);
  }

  /** Reads what has come since, and returns itself. */
  AnswerFollower read() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        TrialAnswers answers = codec.decode(record.value(), TrialAnswers.class);
        if (answers.getTarget().equals(target)) {
          records++;
          trialIds
              .computeIfAbsent(answers.getSampleId(), id -> new HashSet<>())
              .add(answers.getTrialId());
          byWorker.merge(answers.getWorker(), 1, Integer::sum);
          byCheckpoint.merge(answers.getCheckpoint(), 1, Integer::sum);
        }
      }
    } catch (UndecodableRecordException problem) {
      throw new AssertionError("answers that cannot be read", problem);
    }
    return this;
  }

  /** How many answer records were read; of a Trial answered twice, both. */
  int records() {
    return records;
  }

  /** The ids of the Samples that have answers. */
  Set<String> sampleIds() {
    return Set.copyOf(trialIds.keySet());
  }

  /** Each Sample's Trials, by their ids. */
  Map<String, Set<String>> trialIds() {
    return Map.copyOf(trialIds);
  }

  /** How many records each worker wrote. */
  Map<String, Integer> byWorker() {
    return Map.copyOf(byWorker);
  }

  /** How many records each checkpoint is named in. */
  Map<String, Integer> byCheckpoint() {
    return Map.copyOf(byCheckpoint);
  }

  @Override
  public void close() {
    consumer.close();
    codec.close();
  }
}
