package io.agnoscope.perturbation.broker;

import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Counts the Trials that wait for a target's workers, about: with the marks of transactions. */
final class GroupBacklog {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Topics.TRIALS.partitions())
          .mapToObj(partition -> new TopicPartition(Topics.TRIALS.name(), partition))
          .toList();

  private final Admin admin;

  GroupBacklog(Admin admin) {
    this.admin = admin;
  }

  /** How many wait; of a partition that the workers have not read yet, all that is there. */
  long trials(String target) throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, SharePartitionOffsetInfo> known = offsets(Groups.inference(target).name());
    List<TopicPartition> unread =
        PARTITIONS.stream().filter(partition -> lag(known.get(partition)) < 0).toList();
    long read =
        PARTITIONS.stream().mapToLong(partition -> Math.max(0, lag(known.get(partition)))).sum();
    return unread.isEmpty() ? read : read + records(unread);
  }

  private static long lag(@Nullable SharePartitionOffsetInfo info) {
    return info == null || info.startOffset() < 0 ? -1 : info.lag().orElse(-1L);
  }

  private Map<TopicPartition, SharePartitionOffsetInfo> offsets(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return get(
          admin
              .listShareGroupOffsets(
                  Map.of(group, new ListShareGroupOffsetsSpec().topicPartitions(PARTITIONS)))
              .partitionsToOffsetInfo(group));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw e;
    }
  }

  private long records(List<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    return total(partitions, OffsetSpec.latest()) - total(partitions, OffsetSpec.earliest());
  }

  private long total(List<TopicPartition> partitions, OffsetSpec where)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> where));
    return get(admin.listOffsets(asked).all()).values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  private static <T> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
