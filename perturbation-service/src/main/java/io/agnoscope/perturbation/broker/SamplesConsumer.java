package io.agnoscope.perturbation.broker;

import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Readers of {@code agnoscope.samples} that are in no group. */
final class SamplesConsumer {

  static final Duration POLL = Duration.ofMillis(200);

  /** What is fetched ahead of each partition; one record may be larger. */
  private static final int FETCH_BYTES = 512 << 10;

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private SamplesConsumer() {}

  /** A reader without partitions. */
  static Consumer<byte[], byte[]> of(Brokers brokers, String clientId) {
    Map<String, Object> config = brokers.config(clientId);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Where in each partition the first record of this time or later is, or will be. */
  static Map<TopicPartition, Long> at(Consumer<byte[], byte[]> consumer, Instant time) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.SAMPLES.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(
                    Collectors.toMap(partition -> partition, partition -> time.toEpochMilli())));
    found.forEach((partition, place) -> {
      if (place != null) {
        offsets.put(partition, place.offset());
      }
    });
    return offsets;
  }

  /** The interruption that a consumer has thrown in a way of its own. */
  static InterruptedException interrupted() {
    var unused = Thread.interrupted();
    return new InterruptedException("stopped while reading Samples");
  }

  static void close(Consumer<?, ?> consumer) {
    consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
  }
}
