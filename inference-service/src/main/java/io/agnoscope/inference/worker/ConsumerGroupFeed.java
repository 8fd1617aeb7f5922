package io.agnoscope.inference.worker;

import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a consumer group, which has partitions and not Trials: what is in hand holds up the
 * rest of its partitions. Of each partition it commits what is settled up to the first Trial that
 * is not.
 *
 * <p>Deliveries are counted in memory: the count begins anew when a partition changes hands, so
 * that a Trial which ends the process is not given up by count, as a share group's would be.
 */
final class ConsumerGroupFeed implements TrialFeed, ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(ConsumerGroupFeed.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Taken> taken = new HashMap<>();

  /**
   * A feed that owns the consumer.
   *
   * @param consumer that does not commit by itself
   */
  ConsumerGroupFeed(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    consumer.subscribe(List.of(Topics.TRIALS.name()), this);
  }

  @Override
  public List<Delivery> poll(Duration patience) {
    if (inHand()) {
      consumer.pause(consumer.assignment());
      // Keeps the membership, and learns of partitions that were taken away.
      take(consumer.poll(Duration.ZERO));
    } else {
      // What an earlier commit could not tell the broker.
      commit();
      consumer.resume(consumer.paused());
      take(consumer.poll(patience));
    }
    return taken.values().stream().flatMap(one -> one.unsettled.values().stream()).toList();
  }

  private boolean inHand() {
    return taken.values().stream().anyMatch(one -> !one.unsettled.isEmpty());
  }

  private void take(Iterable<ConsumerRecord<byte[], byte[]>> entries) {
    for (ConsumerRecord<byte[], byte[]> entry : entries) {
      Taken of =
          taken.computeIfAbsent(
              new TopicPartition(entry.topic(), entry.partition()),
              partition -> new Taken(entry.offset()));
      of.unsettled.put(entry.offset(), new Delivery(entry, 1));
      of.next = entry.offset() + 1;
    }
  }

  @Override
  public void settle(Delivery delivery, Settlement settlement) {
    ConsumerRecord<byte[], byte[]> entry = delivery.entry();
    Taken of = taken.get(new TopicPartition(entry.topic(), entry.partition()));
    if (of == null) {
      return;
    }
    switch (settlement) {
      case ACCEPT -> of.unsettled.remove(entry.offset());
      case RELEASE ->
          of.unsettled.replace(entry.offset(), new Delivery(entry, delivery.count() + 1));
      case RENEW -> {}
    }
  }

  @Override
  public List<Refusal> commit() {
    List<Refusal> refusals = new ArrayList<>();
    taken.forEach((partition, of) -> {
      if (of.settledUpTo() > of.committed) {
        try {
          commit(partition, of);
        } catch (KafkaException e) {
          refusals.add(new Refusal(partition, e));
        }
      }
    });
    return refusals;
  }

  private void commit(TopicPartition partition, Taken of) {
    long upTo = of.settledUpTo();
    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(upTo)), PATIENCE);
    of.committed = upTo;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (inHand()) {
      consumer.pause(partitions);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      Taken of = taken.remove(partition);
      if (of != null && of.settledUpTo() > of.committed) {
        try {
          commit(partition, of);
        } catch (KafkaException e) {
          LOG.warn(
              "settled Trials of a partition that goes to another worker come again"
                  + " partition={} error={}",
              partition,
              e.toString());
        }
      }
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    partitions.forEach(taken::remove);
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(PATIENCE));
  }

  /** What was taken of one partition. */
  private static final class Taken {

    private final TreeMap<Long, Delivery> unsettled = new TreeMap<>();
    private long next;
    private long committed;

    private Taken(long first) {
      this.next = first;
      this.committed = first;
    }

    private long settledUpTo() {
      return unsettled.isEmpty() ? next : unsettled.firstKey();
    }
  }
}
