package io.agnoscope.schemas.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as every producer, consumer, test and manifest means it.
 *
 * @param name the topic's name
 * @param valueType the type of its values; keys are UTF-8 text
 * @param partitions how many partitions it is created with
 * @param retention how long a record is kept; a compacted topic ignores it
 * @param cleanup what happens to old records
 * @param maxMessageBytes the largest record batch, in bytes
 * @param logAppendTime whether the broker stamps records when it appends them, in place of the
 *     producer's stamp
 * @param retainedBytes how many bytes each partition is kept to; a compacted topic ignores it
 */
public record TopicDeclaration<T extends SpecificRecord>(
    String name,
    Class<T> valueType,
    int partitions,
    Duration retention,
    Cleanup cleanup,
    int maxMessageBytes,
    boolean logAppendTime,
    long retainedBytes) {

  /**
   * The broker removes and compacts whole closed segments only. With its default of 1 GiB a
   * partition would outgrow its retained bytes before the first segment closes.
   */
  private static final long SEGMENT_BYTES = 64L << 20;

  public TopicDeclaration {
    requireNonNull(name, "name");
    requireNonNull(valueType, "valueType");
    requireNonNull(retention, "retention");
    requireNonNull(cleanup, "cleanup");
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
    }
    if (maxMessageBytes < 1 || maxMessageBytes > SEGMENT_BYTES) {
      throw new IllegalArgumentException("maxMessageBytes must fit a segment: " + maxMessageBytes);
    }
    if (retainedBytes < SEGMENT_BYTES) {
      throw new IllegalArgumentException("retainedBytes must hold a segment: " + retainedBytes);
    }
  }

  /** Returns the topic configurations to create it with, by Kafka's names. */
  public Map<String, String> configs() {
    Map<String, String> configs = new TreeMap<>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy());
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
    configs.put(TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(SEGMENT_BYTES));
    configs.put(
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, logAppendTime ? "LogAppendTime" : "CreateTime");
    if (cleanup == Cleanup.DELETE) {
      configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
      configs.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(retainedBytes));
    }
    return Map.copyOf(configs);
  }
}
