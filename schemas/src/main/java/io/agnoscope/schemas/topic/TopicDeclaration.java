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
 * @param retention how long a record is kept; a topic that is only compacted ignores it
 * @param cleanup what happens to old records
 * @param maxMessageBytes the largest record batch, in bytes
 * @param logAppendTime whether the broker stamps records when it appends them, in place of the
 *     producer's stamp
 * @param retainedBytes how many bytes each partition is kept to; a topic that is only compacted
 *     ignores it
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

  /**
   * A record that was replaced stays this long at least: a reader that is away for less misses
   * none, not even one of several Trials of the same Sample.
   */
  private static final Duration REPLACED_FOR_AT_LEAST = Duration.ofHours(12);

  /** After this a replaced record may be removed, and its segment is closed so that it can be. */
  private static final Duration REPLACED_FOR_AT_MOST = Duration.ofHours(24);

  /** How long an erasing record stays, for every reader to meet it. */
  private static final Duration ERASURE_STAYS = Duration.ofHours(24);

  /** A record outlives its retention by the age of its segment: a quarter of it, at most. */
  private static final int SEGMENTS_TO_A_RETENTION = 4;

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
    if (cleanup != Cleanup.COMPACT) {
      configs.put(TopicConfig.RETENTION_MS_CONFIG, millis(retention));
      configs.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(retainedBytes));
      configs.put(
          TopicConfig.SEGMENT_MS_CONFIG, millis(retention.dividedBy(SEGMENTS_TO_A_RETENTION)));
    }
    if (cleanup == Cleanup.COMPACT_AND_DELETE) {
      configs.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(REPLACED_FOR_AT_LEAST));
      configs.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(REPLACED_FOR_AT_MOST));
      configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(ERASURE_STAYS));
    }
    return Map.copyOf(configs);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
