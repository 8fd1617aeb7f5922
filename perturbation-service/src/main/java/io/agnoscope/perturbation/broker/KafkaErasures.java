package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.replay.BrokerAwayException;
import io.agnoscope.perturbation.replay.Erasures;
import io.agnoscope.perturbation.replay.IdHash;
import io.agnoscope.perturbation.replay.KeptRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
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
 * Looks through {@code agnoscope.samples} for the marks that stand behind what was erased:
 * compaction takes the records themselves only after hours.
 */
final class KafkaErasures implements Erasures {

  /** Some 16 MB. */
  private static final int MOST = 200_000;

  private final Supplier<Consumer<byte[], byte[]>> connect;
  private final Instant since;
  private final Map<Long, Long> erasedAt = new HashMap<>();
  private Optional<Consumer<byte[], byte[]>> open = Optional.empty();
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean positioned;

  KafkaErasures(Supplier<Consumer<byte[], byte[]>> connect, Instant since) {
    this.connect = connect;
    this.since = since;
  }

  /** What comes in meanwhile is left to the next time, or it would be read for ever. */
  @Override
  public boolean refresh() throws BrokerAwayException, InterruptedException {
    try {
      Consumer<byte[], byte[]> consumer = consumer();
      if (ends.isEmpty()) {
        ends = consumer.endOffsets(consumer.assignment());
      }
      boolean known =
          ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
      if (known) {
        ends = Map.of();
      } else {
        consumer.poll(SamplesConsumer.POLL).forEach(this::note);
      }
      return known;
    } catch (InterruptException e) {
      throw SamplesConsumer.interrupted();
    } catch (OffsetOutOfRangeException e) {
      // What is gone from the topic's beginning is nothing that is replayed.
      consumer().seekToBeginning(e.partitions());
      return false;
    } catch (KafkaException e) {
      throw new BrokerAwayException(e);
    }
  }

  @Override
  public boolean erased(KeptRecord.Kept kept) {
    long id = IdHash.of(kept.sample().getId().getBytes(StandardCharsets.UTF_8));
    return erasedAt.getOrDefault(id, -1L) > kept.offset();
  }

  @Override
  public void close() {
    open.ifPresent(SamplesConsumer::close);
  }

  private Consumer<byte[], byte[]> consumer() {
    if (open.isEmpty()) {
      open = Optional.of(connect.get());
    }
    Consumer<byte[], byte[]> consumer = open.get();
    if (!positioned) {
      Map<TopicPartition, Long> starts = SamplesConsumer.at(consumer, since);
      consumer.assign(starts.keySet());
      starts.forEach(consumer::seek);
      positioned = true;
    }
    return consumer;
  }

  private void note(ConsumerRecord<byte[], byte[]> entry) {
    if (entry.value() == null && entry.key() != null) {
      erasedAt.put(IdHash.of(entry.key()), entry.offset());
      if (erasedAt.size() > MOST) {
        throw new IllegalStateException("more than " + MOST + " Samples were erased since then");
      }
    }
  }
}
