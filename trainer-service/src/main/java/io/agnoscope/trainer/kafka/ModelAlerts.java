package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What fires in {@code agnoscope.alerts} and says that the target's model, not its traffic, got
 * worse. A thread of its own reads the compacted topic from its beginning and follows it.
 */
public final class ModelAlerts implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ModelAlerts.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BACK_OFF = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Brokers brokers;
  private final RecordCodec codec;
  private final DeadLetterLog deadLetters;
  private final String target;
  private final InstantSource clock;
  private final Map<String, Alert> firing = new ConcurrentHashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Consumer<byte[], byte[]> current;

  /** A watch that has not begun. */
  public ModelAlerts(
      Brokers brokers,
      RecordCodec codec,
      DeadLetterLog deadLetters,
      String target,
      InstantSource clock) {
    this.brokers = brokers;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.target = target;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("alerts").unstarted(this::run);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
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
    stop.countDown();
    Consumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        LOG.warn("The thread that reads alerts did not stop in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = brokers.consumer("agnoscope-trainer-alerts")) {
        current = consumer;
        List<TopicPartition> partitions =
            consumer.partitionsFor(Topics.ALERTS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (stop.getCount() > 0) {
          consumer.poll(POLL).forEach(this::take);
        }
      } catch (WakeupException e) {
        LOG.debug("Woken up to stop.");
      } catch (KafkaException e) {
        LOG.warnf("Alerts cannot be read; will try again. cause=%s", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("Reading alerts failed; will try again.", e);
      } finally {
        current = null;
      }
      pause();
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> entry) {
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

  private void pause() {
    try {
      if (stop.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Stopped.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
