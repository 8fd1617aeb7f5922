package io.agnoscope.scoring.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.access.ServiceToken;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.scoring.Broker;
import io.agnoscope.scoring.view.Views;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Has receivers told of alerts from the service's start to its stop, if there are any. */
@Singleton
@Startup
public final class Notifications implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Notifications.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final Map<String, Object> consumerConfig;
  private final RecordCodec codec;
  private final InstantSource clock;
  private final Poster poster;
  private final List<Outbox> outboxes;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);

  @Inject
  Notifications(
      Broker broker,
      RecordCodec codec,
      NotificationConfig config,
      Views views,
      ServiceToken token,
      ObjectMapper json,
      NotificationCounter counter,
      InstantSource clock) {
    this(
        consumer(broker.config(), config.groupId()),
        codec,
        new Receivers(config, views::checkpoints, token, json).all(),
        new Poster(config.timeout(), clock),
        limits(config),
        counter,
        clock);
    start();
  }

  Notifications(
      Map<String, Object> consumerConfig,
      RecordCodec codec,
      List<Receiver> receivers,
      Poster poster,
      Outbox.Limits limits,
      NotificationCounter counter,
      InstantSource clock) {
    this.consumerConfig = consumerConfig;
    this.codec = codec;
    this.clock = clock;
    this.poster = poster;
    this.outboxes =
        receivers.stream()
            .map(receiver -> new Outbox(receiver, poster, limits, counter, clock))
            .toList();
    this.thread = Thread.ofPlatform().daemon().name("notifications").unstarted(this::run);
  }

  /** Begins, if there is anybody to tell. */
  void start() {
    if (outboxes.isEmpty()) {
      LOG.info("Alerts are told to nobody: agnoscope.notifications names no receiver");
      return;
    }
    outboxes.forEach(Outbox::start);
    thread.start();
    LOG.infof(
        "Alerts are told receivers=%s",
        outboxes.stream().map(outbox -> outbox.receiver().name()).toList());
  }

  void stop(@Observes ShutdownEvent event) {
    close();
  }

  @Override
  public void close() {
    stop.countDown();
    if (thread.getState() != Thread.State.NEW) {
      join();
    }
    outboxes.forEach(Outbox::close);
    poster.close();
  }

  private void join() {
    try {
      boolean ended = thread.join(STOP_WITHIN);
      LOG.debugf("Notifications stopped ended=%s", ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The settings of the group's member. */
  static Map<String, Object> consumer(Map<String, Object> broker, String groupId) {
    broker.keySet().retainAll(ConsumerConfig.configNames());
    broker.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    broker.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    broker.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    broker.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    broker.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    broker.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    broker.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    broker.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    broker.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    broker.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    broker.put(ConsumerConfig.CLIENT_ID_CONFIG, "agnoscope-scoring-notifications");
    broker.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    return broker;
  }

  private static Outbox.Limits limits(NotificationConfig config) {
    NotificationConfig.Retry retry = config.retry();
    return new Outbox.Limits(
        config.mostWaiting(),
        new Backoff(retry.firstWait(), retry.longestWait(), retry.giveUpAfter()));
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerConfig)) {
        tell(new Notifier(consumer, codec, outboxes, clock));
      } catch (InterruptException e) {
        LOG.debugf(e, "Interrupted reading alerts");
      } catch (KafkaException e) {
        LOG.warnf(e, "Reading alerts to tell broke and starts again");
        pause();
      } catch (RuntimeException e) {
        LOG.errorf(e, "Telling alerts broke and starts again");
        pause();
      }
    }
  }

  private void tell(Notifier notifier) {
    try {
      notifier.begin();
      while (stop.getCount() > 0) {
        notifier.step(POLL);
      }
    } finally {
      notifier.end();
    }
  }

  private void pause() {
    try {
      boolean stopped = stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debugf("Paused stopped=%s", stopped);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
