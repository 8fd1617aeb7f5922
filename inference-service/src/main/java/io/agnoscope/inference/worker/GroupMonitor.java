package io.agnoscope.inference.worker;

import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Looks at the group from outside: its configurations, and the Trials that wait. */
final class GroupMonitor implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PEEK = Duration.ofSeconds(1);

  private final Admin admin;
  private final Consumer<byte[], byte[]> reader;
  private final TrialGroup group;
  private final InstantSource clock;

  /**
   * A monitor that owns both clients.
   *
   * @param reader in no group, at most one record a poll
   */
  GroupMonitor(
      Admin admin, Consumer<byte[], byte[]> reader, TrialGroup group, InstantSource clock) {
    this.admin = admin;
    this.reader = reader;
    this.group = group;
    this.clock = clock;
  }

  /** Whether the broker has the group's configurations as they are declared. */
  boolean applied() {
    return group.applied(admin);
  }

  /** Counts what waits, and reads the oldest record of each partition for its time stamp. */
  Backlog backlog() throws InterruptedException, ExecutionException, TimeoutException {
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.TRIALS.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.TRIALS.name(), partition))
            .toList();
    Map<TopicPartition, Waiting> told =
        switch (group.type()) {
          case SHARE -> toldOfShares(partitions);
          case CONSUMER -> toldOfCommits();
        };
    long trials = 0;
    double oldest = 0;
    for (TopicPartition partition : partitions) {
      Waiting waiting = waiting(partition, told.get(partition));
      if (waiting.count() > 0) {
        trials += waiting.count();
        oldest = Math.max(oldest, ageAt(partition, waiting.from()));
      }
    }
    return new Backlog(trials, oldest);
  }

  private Map<TopicPartition, Waiting> toldOfShares(List<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Waiting> told = new HashMap<>();
    admin
        .listShareGroupOffsets(
            Map.of(group.name(), new ListShareGroupOffsetsSpec().topicPartitions(partitions)))
        .partitionsToOffsetInfo(group.name())
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .forEach((partition, info) -> {
          long lag = info == null ? -1 : info.lag().orElse(-1L);
          if (info != null && info.startOffset() >= 0 && lag >= 0) {
            told.put(partition, new Waiting(info.startOffset(), lag));
          }
        });
    return told;
  }

  private Map<TopicPartition, Waiting> toldOfCommits()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group.name())
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    Map<TopicPartition, Waiting> told = new HashMap<>();
    Map<TopicPartition, Long> ends = reader.endOffsets(committed.keySet(), PATIENCE);
    committed.forEach((partition, offset) -> {
      if (offset != null) {
        long end = ends.getOrDefault(partition, offset.offset());
        told.put(partition, new Waiting(offset.offset(), Math.max(0, end - offset.offset())));
      }
    });
    return told;
  }

  /**
   * What the broker says, where it says something. It knows no offsets of a partition that the
   * group has not read yet: there all waits, since the group starts at the earliest record.
   */
  private Waiting waiting(TopicPartition partition, @Nullable Waiting told) {
    if (told != null) {
      return told;
    }
    List<TopicPartition> one = List.of(partition);
    long begin = reader.beginningOffsets(one, PATIENCE).getOrDefault(partition, 0L);
    long end = reader.endOffsets(one, PATIENCE).getOrDefault(partition, begin);
    return new Waiting(begin, end - begin);
  }

  private record Waiting(long from, long count) {}

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
