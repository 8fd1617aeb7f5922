package io.agnoscope.scoring.notification;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code agnoscope.alerts} as a member of a consumer group and has the receivers told. Each
 * partition is read from its beginning, for what fires has to be repeated; only what was not told
 * before is told. An offset is committed when every receiver was told or given up. One thread.
 */
final class Notifier implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(Notifier.class);
  private static final int MOST_IN_A_POST = 200;

  private final Consumer<byte[], byte[]> consumer;
  private final RecordCodec codec;
  private final List<Outbox> outboxes;
  private final InstantSource clock;
  private final Map<TopicPartition, PartitionReading> partitions = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private final Map<String, Instant> repeated = new HashMap<>();

  Notifier(
      Consumer<byte[], byte[]> consumer,
      RecordCodec codec,
      List<Outbox> outboxes,
      InstantSource clock) {
    this.consumer = consumer;
    this.codec = codec;
    this.outboxes = outboxes;
    this.clock = clock;
  }

  /** Joins the group. */
  void begin() {
    consumer.subscribe(List.of(Topics.ALERTS.name()), this);
  }

  /** Takes what came, tells what is due, commits what is done. */
  void step(Duration patience) {
    consumer.poll(patience).forEach(this::take);
    Instant now = clock.instant();
    partitions.forEach((partition, reading) ->
        reading.tick(
            consumer.position(partition),
            now,
            (telling, offset) -> tell(reading, telling, offset)));
    repeat(now);
    commit(partitions.keySet());
  }

  /** Commits what is done, and lets go of all. */
  void end() {
    try {
      commit(partitions.keySet());
    } finally {
      onPartitionsLost(List.copyOf(partitions.keySet()));
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
    Map<TopicPartition, OffsetAndMetadata> before = consumer.committed(new HashSet<>(assigned));
    for (TopicPartition partition : assigned) {
      OffsetAndMetadata mark = before.get(partition);
      long recallBefore = mark == null ? ends.getOrDefault(partition, 0L) : mark.offset();
      partitions.put(partition, new PartitionReading(recallBefore, mark == null));
    }
    consumer.seekToBeginning(assigned);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    commit(revoked);
    onPartitionsLost(revoked);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    for (TopicPartition partition : lost) {
      PartitionReading reading = partitions.remove(partition);
      committed.remove(partition);
      if (reading != null) {
        reading.end();
      }
    }
  }

  private void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
    PartitionReading reading =
        partitions.get(new TopicPartition(record.topic(), record.partition()));
    if (reading == null || record.key() == null) {
      return;
    }
    try {
      if (record.value() == null) {
        reading.book().forget(new String(record.key(), StandardCharsets.UTF_8));
        reading.ledger().begin(record.offset(), 0);
        return;
      }
      take(reading, codec.decode(record.value(), Alert.class), record.offset());
    } catch (UndecodableRecordException e) {
      LOG.errorf(
          "An alert cannot be decoded and is told to nobody place=%s/%d/%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      reading.ledger().begin(record.offset(), 0);
    }
  }

  private void take(PartitionReading reading, Alert alert, long offset) {
    if (reading.recalls(offset)) {
      reading.book().recall(alert, offset);
      outboxes.forEach(outbox -> outbox.receiver().recall(alert));
      return;
    }
    Optional<Telling> telling = reading.book().take(alert, offset, clock.instant());
    if (telling.isPresent()) {
      tell(reading, telling.get(), offset);
    } else {
      reading.ledger().begin(offset, 0);
    }
  }

  /**
   * Has all receivers told that want to be; the offset, unless negative, is done after the last.
   */
  private void tell(PartitionReading reading, Telling telling, long offset) {
    List<Outbox> wanting =
        outboxes.stream().filter(outbox -> outbox.receiver().wants(telling)).toList();
    Runnable done = () -> {};
    if (offset >= 0) {
      reading.ledger().begin(offset, wanting.size());
      done = () -> reading.ledger().done(offset);
    }
    for (Outbox outbox : wanting) {
      outbox.add(new Outbox.Item(telling, clock.instant(), reading::current, done));
    }
  }

  /** Tells what still fires to those who want to hear it again, unless they are behind. */
  private void repeat(Instant now) {
    for (Outbox outbox : outboxes) {
      Receiver receiver = outbox.receiver();
      Instant last = repeated.computeIfAbsent(receiver.name(), name -> now);
      if (receiver.repeatEvery().isEmpty()
          || last.plus(receiver.repeatEvery().get()).isAfter(now)
          || !outbox.idle()) {
        continue;
      }
      repeated.put(receiver.name(), now);
      partitions.values().forEach(reading -> repeat(outbox, reading, now));
    }
  }

  private static void repeat(Outbox outbox, PartitionReading reading, Instant now) {
    List<Alert> firing = reading.firing(now);
    for (int from = 0; from < firing.size(); from += MOST_IN_A_POST) {
      List<Alert> some = firing.subList(from, Math.min(firing.size(), from + MOST_IN_A_POST));
      Telling telling = new Telling(Telling.Kind.STILL_FIRING, some);
      outbox.add(new Outbox.Item(telling, now, reading::current, () -> {}));
    }
  }

  private void commit(Collection<TopicPartition> some) {
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    for (TopicPartition partition : new ArrayList<>(some)) {
      PartitionReading reading = partitions.get(partition);
      if (reading == null) {
        continue;
      }
      long offset = reading.committable();
      if (offset >= 0 && !Long.valueOf(offset).equals(committed.get(partition))) {
        marks.put(partition, new OffsetAndMetadata(offset));
        committed.put(partition, offset);
      }
    }
    if (!marks.isEmpty()) {
      consumer.commitSync(marks);
    }
  }
}
