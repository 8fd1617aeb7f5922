package io.agnoscope.inference.worker;

import io.agnoscope.schemas.connection.BrokerConnection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the service's Kafka clients.
 *
 * @param connection how the cluster is reached
 */
public record Brokers(BrokerConnection connection) {

  /** Shorter than a lane's poll, so that what a fetch acquires comes with the poll that asked. */
  private static final int FETCH_MAX_WAIT_MILLIS = 400;

  private static final int LARGEST_RECORD_BYTES = 20 << 20;

  /** What every client needs, to be added to. */
  public Map<String, Object> config(String clientId) {
    return connection.config(clientId);
  }

  /**
   * A member of the share group that acknowledges each record by itself and acquires no more than
   * it is to work on: prefetched records would wait with their locks running.
   *
   * @param records to a poll
   * @param bytes to a fetch, but for one record that is larger
   */
  ShareConsumer<byte[], byte[]> shareMember(String group, int lane, int records, int bytes) {
    Map<String, Object> config = config("agnoscope-inference-trials-" + lane);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    config.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MILLIS);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    return new KafkaShareConsumer<>(
        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A member of the consumer group that commits when it is told to. Of the classic protocol, which
   * brokers without share groups know.
   *
   * @param records to a poll
   * @param bytes to a fetch, but for one record that is larger
   */
  Consumer<byte[], byte[]> groupMember(String group, int lane, int records, int bytes) {
    Map<String, Object> config = config("agnoscope-inference-trials-" + lane);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MILLIS);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A reader of partitions that it is given, in no group. */
  Consumer<byte[], byte[]> reader(String clientId, int maxRecords) {
    Map<String, Object> config = config(clientId);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A producer acknowledged by all in-sync replicas, without doubles of its own making. */
  Producer<byte[], byte[]> producer() {
    Map<String, Object> config = config("agnoscope-inference-answers");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
