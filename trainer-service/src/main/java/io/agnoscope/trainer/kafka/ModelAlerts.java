package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What fires in {@code agnoscope.alerts} and says that the target's model, not its traffic, got
 * worse. The compacted topic is read from its beginning and followed.
 */
public final class ModelAlerts implements TopicFollower.Reader, AutoCloseable {

  private final RecordCodec codec;
  private final DeadLetterLog deadLetters;
  private final String target;
  private final InstantSource clock;
  private final Map<String, Alert> firing = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  /** A watch that has not begun. */
  public ModelAlerts(
      Brokers brokers,
      RecordCodec codec,
      DeadLetterLog deadLetters,
      String target,
      InstantSource clock) {
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.target = target;
    this.clock = clock;
    this.follower = new TopicFollower(brokers::consumer, Topics.ALERTS, this);
  }

  /** Begins to read. */
  public void start() {
    follower.start();
  }

  /**
   * The reason of the latest alert about a checkpoint that began after a moment and that nobody has
   * silenced or acknowledged.
   */
  public Optional<String> since(Instant moment, String checkpoint) {
    Instant now = clock.instant();
    return firing.values().stream()
        .filter(alert -> alert.getSince().isAfter(moment))
        .filter(alert -> alert.getCheckpoint().equals(checkpoint))
        .filter(alert -> alert.getAcknowledgedAt() == null)
        .filter(alert -> !silenced(alert, now))
        .max(Comparator.comparing(Alert::getSince).thenComparing(Alert::getKey))
        .map(Alert::getReason);
  }

  @Override
  public void close() {
    follower.close();
  }

  @Override
  public void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    consumer.seekToBeginning(partitions);
  }

  @Override
  public void take(ConsumerRecord<byte[], byte[]> entry) {
    if (entry.value() == null) {
      if (entry.key() != null) {
        firing.remove(new String(entry.key(), StandardCharsets.UTF_8));
      }
      return;
    }
    try {
      Alert alert = codec.decode(entry.value(), Alert.class);
      if (blamesTheModel(alert)) {
        firing.put(alert.getKey(), alert);
      } else {
        firing.remove(alert.getKey());
      }
    } catch (UndecodableRecordException e) {
      deadLetters.write(entry, e.kind().name(), String.valueOf(e.getMessage()));
    }
  }

  private boolean blamesTheModel(Alert alert) {
    return alert.getState() == AlertState.FIRING
        && alert.getKind() == AlertKind.REGRESSION
        && alert.getAttribution() == Attribution.MODEL
        && alert.getTarget().equals(target);
  }

  private static boolean silenced(Alert alert, Instant now) {
    Instant until = alert.getSilencedUntil();
    return until != null && until.isAfter(now);
  }
}
