package io.agnoscope.scoring.view;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.scoring.query.NotReadyException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of each key of a compacted topic, in memory. Their order is that of their
 * records' times and places, which is the same for everyone who reads the topic.
 */
final class CompactedView<T extends SpecificRecord> implements AutoCloseable {
  private record Placed<T>(Place place, T value) {}

  private static final Logger LOG = Logger.getLogger(CompactedView.class);

  private final TopicDeclaration<T> topic;
  private final RecordCodec codec;
  private final Map<String, Placed<T>> values = new HashMap<>();
  private final TopicFollower follower;

  CompactedView(Map<String, Object> broker, TopicDeclaration<T> topic, RecordCodec codec) {
    this.topic = topic;
    this.codec = codec;
    this.follower = new TopicFollower(broker, topic.name(), Long.MAX_VALUE, this::accept);
  }

  /**
   * The values, the last changed last.
   *
   * @throws NotReadyException until the topic was read once
   */
  List<T> values() {
    if (!follower.caughtUp()) {
      throw new NotReadyException("The topic " + topic.name() + " is being read");
    }
    synchronized (values) {
      return values.values().stream()
          .sorted(Comparator.comparing(Placed::place))
          .map(Placed::value)
          .toList();
    }
  }

  /** Changes whenever a value may have. */
  long revision() {
    return follower.taken();
  }

  boolean ready() {
    return follower.caughtUp();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void accept(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    try {
      T value = record.value() == null ? null : codec.decode(record.value(), topic.valueType());
      synchronized (values) {
        values.remove(key);
        if (value != null) {
          Instant at = Instant.ofEpochMilli(record.timestamp());
          values.put(key, new Placed<>(new Place(at, record.partition(), record.offset()), value));
        }
      }
    } catch (UndecodableRecordException e) {
      LOG.warnf(
          "A record cannot be decoded and is not shown place=%s/%d/%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }
}
