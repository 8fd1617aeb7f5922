package io.agnoscope.inference.worker;

import io.agnoscope.schemas.topic.GroupDeclaration;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks at the share group from outside: its configurations, and the Trials that wait. */
final class GroupMonitor implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PEEK = Duration.ofSeconds(1);

  private final Admin admin;
  private final Consumer<byte[], byte[]> reader;
  private final GroupDeclaration group;
  private final InstantSource clock;

  /**
   * A monitor that owns both clients.
   *
   * @param reader in no group, at most one record a poll
   */
  GroupMonitor(
      Admin admin, Consumer<byte[], byte[]> reader, GroupDeclaration group, InstantSource clock) {
    this.admin = admin;
    this.reader = reader;
    this.group = group;
    this.clock = clock;
  }

  /** Whether the broker has the group's configurations as they are declared. */
  boolean applied() {
    return Provisioner.groupApplied(admin, group);
  }

  /** Counts what waits, and reads the oldest record of each partition for its time stamp. */
  Backlog backlog() throws InterruptedException, ExecutionException, TimeoutException {
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.TRIALS.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.TRIALS.name(), partition))
            .toList();
    Map<TopicPartition, SharePartitionOffsetInfo> offsets =
        admin
            .listShareGroupOffsets(
                Map.of(group.name(), new ListShareGroupOffsetsSpec().topicPartitions(partitions)))
            .partitionsToOffsetInfo(group.name())
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    long trials = 0;
    double oldest = 0;
    for (TopicPartition partition : partitions) {
      SharePartitionOffsetInfo info = offsets.get(partition);
      long lag = info == null ? 0 : Math.max(0, info.lag().orElse(0L));
      if (info != null && lag > 0) {
        trials += lag;
        oldest = Math.max(oldest, ageAt(partition, Math.max(0, info.startOffset())));
      }
    }
    return new Backlog(trials, oldest);
  }

  private double ageAt(TopicPartition partition, long offset) {
    reader.assign(List.of(partition));
    reader.seek(partition, offset);
    for (ConsumerRecord<byte[], byte[]> entry : reader.poll(PEEK)) {
      return Math.max(0, (clock.millis() - entry.timestamp()) / 1_000.0);
    }
    return 0;
  }

  @Override
  public void close() {
    reader.close();
    admin.close(Duration.ofSeconds(5));
  }
}
