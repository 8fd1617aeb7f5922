package io.agnoscope.benchmarks.scoring;

import io.agnoscope.benchmarks.process.BenchmarkException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has committed its way through topics. */
final class GroupProgress implements AutoCloseable {

  private final Admin admin;
  private final String group;
  private final Set<TopicPartition> partitions;

  GroupProgress(String bootstrapServers, String group, List<String> topics)
      throws InterruptedException {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.group = group;
    this.partitions =
        get(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(topic ->
                topic.partitions().stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition())))
            .collect(Collectors.toSet());
  }

  /** Records of one topic whose offsets are committed. */
  long committed(String topic) throws InterruptedException {
    return sum(
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()),
        topic,
        offset -> offset == null ? 0 : offset.offset());
  }

  /** Records of one topic. */
  long written(String topic) throws InterruptedException {
    return sum(
        get(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all()),
        topic,
        end -> end.offset());
  }

  private <V> long sum(Map<TopicPartition, V> offsets, String topic, ToLongFunction<V> offset) {
    return offsets.entrySet().stream()
        .filter(entry -> partitions.contains(entry.getKey()))
        .filter(entry -> entry.getKey().topic().equals(topic))
        .mapToLong(entry -> offset.applyAsLong(entry.getValue()))
        .sum();
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new BenchmarkException("the broker does not say how far scoring is: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
