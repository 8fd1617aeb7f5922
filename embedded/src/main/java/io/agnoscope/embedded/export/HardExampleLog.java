package io.agnoscope.embedded.export;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The hard examples that the broker keeps of a period. It is read twice: the first time only to
 * learn which records hold, since a later one of the same Sample replaces an earlier one, and one
 * without a value erases it, also when that came after the period.
 */
public final class HardExampleLog implements HardExampleSource {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> broker;

  /**
   * The hard examples of one broker.
   *
   * @param broker what a client needs to reach it
   */
  public HardExampleLog(Map<String, Object> broker) {
    this.broker = Map.copyOf(broker);
  }

  /** Where a record is. */
  private record Place(TopicPartition partition, long offset) {
    static Place of(ConsumerRecord<byte[], byte[]> record) {
      return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
    }
  }

  /** What is done with a record. */
  @FunctionalInterface
  private interface Step {
    void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
  }

  @Override
  public void forEach(@Nullable Instant since, @Nullable Instant to, LongConsumer sizes, Sink sink)
      throws IOException {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
    try (RecordCodec codec = RecordCodec.connected(broker);
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      Map<TopicPartition, Long> starts = starts(consumer, partitions, since);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Set<Place> holding = holding(consumer, starts, ends, since, to);
      sizes.accept(holding.size());
      read(
          consumer,
          starts,
          ends,
          record -> {
            if (holding.contains(Place.of(record))) {
              sink.take(decoded(codec, record));
            }
          });
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    var known = consumer.listTopics().get(Topics.HARD_EXAMPLES.name());
    if (known == null) {
      throw new UserFailure(
          "the broker has no topic " + Topics.HARD_EXAMPLES.name() + ": is it Agnoscope's?");
    }
    return known.stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList();
  }

  private static Map<TopicPartition, Long> starts(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      @Nullable Instant since) {
    if (since == null) {
      return consumer.beginningOffsets(partitions);
    }
    Map<TopicPartition, @Nullable OffsetAndTimestamp> found =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(Collectors.toMap(each -> each, each -> since.toEpochMilli())));
    Map<TopicPartition, Long> starts = new HashMap<>(consumer.endOffsets(partitions));
    found.forEach((partition, place) ->
        Optional.ofNullable(place).ifPresent(first -> starts.put(partition, first.offset())));
    return starts;
  }

  private static Set<Place> holding(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends,
      @Nullable Instant since,
      @Nullable Instant to)
      throws IOException {
    Map<String, Place> newest = new HashMap<>();
    read(
        consumer,
        starts,
        ends,
        record -> {
          String key =
              record.key() == null
                  ? Place.of(record).toString()
                  : new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            newest.remove(key);
          } else if (isWithin(record.timestamp(), since, to)) {
            newest.put(key, Place.of(record));
          }
        });
    return new HashSet<>(newest.values());
  }

  /** Records need not be in the order of their times. */
  private static boolean isWithin(long time, @Nullable Instant since, @Nullable Instant to) {
    return (since == null || time >= since.toEpochMilli())
        && (to == null || time < to.toEpochMilli());
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends,
      Step step)
      throws IOException {
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new UserFailure("the broker does not hand over its hard examples");
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() < ends.getOrDefault(Place.of(record).partition(), 0L)) {
          step.take(record);
        }
      }
    }
  }

  private static @Nullable HardExample decoded(
      RecordCodec codec, ConsumerRecord<byte[], byte[]> record) {
    try {
      return codec.decode(record.value(), HardExample.class);
    } catch (UndecodableRecordException noHardExample) {
      return null;
    }
  }
}
