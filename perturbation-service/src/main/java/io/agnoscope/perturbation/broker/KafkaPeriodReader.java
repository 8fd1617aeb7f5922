package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.replay.BrokerAwayException;
import io.agnoscope.perturbation.replay.KeptRecord;
import io.agnoscope.perturbation.replay.PeriodReader;
import io.agnoscope.perturbation.trial.UnusableSampleException;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads {@code agnoscope.samples} from the first record of a period to the last that was there when
 * it began, in each partition in its order.
 */
final class KafkaPeriodReader implements PeriodReader {

  /** The clocks of those who write may differ so much; what is read beyond is left by its time. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final Supplier<Consumer<byte[], byte[]>> connect;
  private final RecordCodec codec;
  private final Instant from;
  private final Instant to;
  private final Map<TopicPartition, Long> starts = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private Iterator<ConsumerRecord<byte[], byte[]>> batch = Collections.emptyIterator();
  private Optional<Consumer<byte[], byte[]>> open = Optional.empty();
  private boolean positioned;

  KafkaPeriodReader(
      Supplier<Consumer<byte[], byte[]>> connect, RecordCodec codec, Instant from, Instant to) {
    this.connect = connect;
    this.codec = codec;
    this.from = from;
    this.to = to;
  }

  @Override
  public Optional<KeptRecord> next() throws BrokerAwayException, InterruptedException {
    try {
      Consumer<byte[], byte[]> consumer = consumer();
      if (!positioned) {
        position(consumer);
        positioned = true;
      }
      if (ends.isEmpty()) {
        return Optional.empty();
      }
      if (!batch.hasNext()) {
        batch = consumer.poll(SamplesConsumer.POLL).iterator();
        if (!batch.hasNext()) {
          // Past what compaction removed from the end.
          ends.keySet()
              .forEach(partition -> positions.put(partition, consumer.position(partition)));
        }
      }
      return batch.hasNext() ? read(batch.next()) : Optional.empty();
    } catch (InterruptException e) {
      throw SamplesConsumer.interrupted();
    } catch (OffsetOutOfRangeException e) {
      return Optional.of(new KeptRecord.Removed(skipRemoved(e)));
    } catch (KafkaException e) {
      throw new BrokerAwayException(e);
    }
  }

  @Override
  public boolean done() {
    return positioned
        && ends.entrySet().stream()
            .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  @Override
  public long records() {
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue() - starts.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  @Override
  public long recordsRead() {
    return ends.entrySet().stream()
        .mapToLong(end ->
            Math.min(end.getValue(), positions.getOrDefault(end.getKey(), 0L))
                - starts.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  @Override
  public void close() {
    open.ifPresent(SamplesConsumer::close);
  }

  private Consumer<byte[], byte[]> consumer() {
    if (open.isEmpty()) {
      open = Optional.of(connect.get());
    }
    return open.get();
  }

  private void position(Consumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> first = SamplesConsumer.at(consumer, from);
    Map<TopicPartition, Long> behind = SamplesConsumer.at(consumer, to.plus(SKEW));
    first.forEach((partition, start) -> {
      if (start < behind.getOrDefault(partition, start)) {
        starts.put(partition, start);
        ends.put(partition, behind.get(partition));
        positions.put(partition, start);
      }
    });
    consumer.assign(ends.keySet());
    starts.forEach(consumer::seek);
  }

  private Optional<KeptRecord> read(ConsumerRecord<byte[], byte[]> entry) {
    TopicPartition partition = new TopicPartition(Topics.SAMPLES.name(), entry.partition());
    long end = ends.getOrDefault(partition, 0L);
    positions.put(partition, Math.min(end, entry.offset() + 1));
    Instant at = Instant.ofEpochMilli(entry.timestamp());
    if (entry.offset() >= end || at.isBefore(from) || !at.isBefore(to)) {
      return Optional.empty();
    }
    if (entry.value() == null) {
      return Optional.of(new KeptRecord.Erased());
    }
    try {
      return Optional.of(
          new KeptRecord.Kept(TrialRecords.sample(codec, entry.value()), entry.offset()));
    } catch (UnusableSampleException e) {
      return Optional.of(new KeptRecord.Unreadable(e.label()));
    }
  }

  /** Goes on with the oldest records that are left, and says how many are not. */
  private long skipRemoved(OffsetOutOfRangeException e) throws BrokerAwayException {
    try {
      Consumer<byte[], byte[]> consumer = consumer();
      long removed = 0;
      for (Map.Entry<TopicPartition, Long> oldest :
          consumer.beginningOffsets(e.partitions()).entrySet()) {
        long was = positions.getOrDefault(oldest.getKey(), 0L);
        removed +=
            Math.max(0, Math.min(oldest.getValue(), ends.getOrDefault(oldest.getKey(), was)) - was);
        positions.put(oldest.getKey(), oldest.getValue());
        consumer.seek(oldest.getKey(), oldest.getValue());
      }
      return removed;
    } catch (KafkaException away) {
      throw new BrokerAwayException(away);
    }
  }
}
