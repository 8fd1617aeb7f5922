package io.agnoscope.perturbation.source.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Knows how far each partition is done with, where records may be done with in any order. */
final class Progress {

  private final Map<TopicPartition, Partition> partitions = new HashMap<>();

  /** A record was read. */
  void begin(Place place) {
    Partition partition =
        partitions.computeIfAbsent(place.partition(), unused -> new Partition(place.offset()));
    partition.open.add(place.offset());
    partition.next = Math.max(partition.next, place.offset() + 1);
  }

  /** A record is done with; one that is not known, or no longer, changes nothing. */
  void done(Place place) {
    Partition partition = partitions.get(place.partition());
    if (partition != null) {
      partition.open.remove(place.offset());
    }
  }

  /** How far each partition got since this was asked last: everything before is done with. */
  Map<TopicPartition, OffsetAndMetadata> advanced() {
    Map<TopicPartition, OffsetAndMetadata> advanced = new HashMap<>();
    partitions.forEach((name, partition) -> {
      long position = partition.open.isEmpty() ? partition.next : partition.open.first();
      if (position > partition.committed) {
        partition.committed = position;
        advanced.put(name, new OffsetAndMetadata(position));
      }
    });
    return advanced;
  }

  /** Records that are not done with. */
  int open() {
    return partitions.values().stream().mapToInt(partition -> partition.open.size()).sum();
  }

  /** Everything will be read again. */
  void forget() {
    partitions.clear();
  }

  private static final class Partition {

    private final TreeSet<Long> open = new TreeSet<>();
    private long next;
    private long committed;

    private Partition(long first) {
      this.next = first;
      this.committed = first;
    }
  }
}
