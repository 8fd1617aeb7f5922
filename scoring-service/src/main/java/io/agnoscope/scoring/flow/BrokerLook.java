package io.agnoscope.scoring.flow;

import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the broker how long topics are and how far groups have read. Thread-safe. */
final class BrokerLook {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Admin admin;
  private final InstantSource clock;

  BrokerLook(Admin admin, InstantSource clock) {
    this.admin = admin;
    this.clock = clock;
  }

  /** All topics and every group of ours, in bounded time. */
  Offsets offsets() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> ends = all(OffsetSpec.latest());
    Map<TopicPartition, Long> begins = all(OffsetSpec.earliest());
    List<Offsets.Reading> readings = new ArrayList<>();
    for (GroupListing listing : get(admin.listGroups(new ListGroupsOptions()).all())) {
      String group = listing.groupId();
      for (String topic : FlowGroups.topicsOf(group)) {
        boolean share = listing.type().filter(GroupType.SHARE::equals).isPresent();
        readings.add(
            share ? shared(group, topic, ends, begins) : committed(group, topic, ends, begins));
      }
    }
    return new Offsets(clock.instant(), sums(ends), sums(begins), List.copyOf(readings));
  }

  private Map<TopicPartition, Long> all(OffsetSpec spec)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDeclaration<?> topic : Topics.all()) {
      partitions(topic.name()).forEach(partition -> asked.put(partition, spec));
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
        get(admin.listOffsets(asked).all()).entrySet()) {
      offsets.put(one.getKey(), one.getValue().offset());
    }
    return offsets;
  }

  private Offsets.Reading committed(
      String group, String topic, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> begins)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    long position = 0;
    long lag = 0;
    for (TopicPartition partition : partitions(topic)) {
      OffsetAndMetadata offset = committed.get(partition);
      long at = offset == null ? known(begins, partition) : offset.offset();
      position += at;
      lag += Math.max(0, known(ends, partition) - at);
    }
    return new Offsets.Reading(group, topic, false, position, lag);
  }

  /** Of a partition that the group has not read yet all waits: it starts at the earliest record. */
  private Offsets.Reading shared(
      String group, String topic, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> begins)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, SharePartitionOffsetInfo> told =
        get(
            admin
                .listShareGroupOffsets(
                    Map.of(
                        group, new ListShareGroupOffsetsSpec().topicPartitions(partitions(topic))))
                .partitionsToOffsetInfo(group));
    long lag = 0;
    for (TopicPartition partition : partitions(topic)) {
      SharePartitionOffsetInfo info = told.get(partition);
      long waits = info == null || info.startOffset() < 0 ? -1 : info.lag().orElse(-1L);
      lag += waits >= 0 ? waits : known(ends, partition) - known(begins, partition);
    }
    return new Offsets.Reading(group, topic, true, null, lag);
  }

  private static long known(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    Long offset = offsets.get(partition);
    return offset == null ? 0 : offset;
  }

  private static Map<String, Long> sums(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                entry -> entry.getKey().topic(), Collectors.summingLong(Map.Entry::getValue)));
  }

  private static List<TopicPartition> partitions(String topic) {
    int count =
        Topics.all().stream()
            .filter(declared -> declared.name().equals(topic))
            .mapToInt(TopicDeclaration::partitions)
            .findFirst()
            .orElse(0);
    return IntStream.range(0, count)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  private static <T extends @Nullable Object> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
