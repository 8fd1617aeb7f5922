package io.agnoscope.scoring.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole topic, or its end, in a thread of its own and goes on following it. It belongs to
 * no group and commits nothing: it starts anew whenever the service does, or when the broker was
 * away.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final Map<String, Object> config;
  private final String topic;
  private final long last;
  private final Consumer<ConsumerRecord<byte[], byte[]>> sink;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicLong taken = new AtomicLong();
  private volatile boolean caughtUp;

  /**
   * Begins to follow.
   *
   * @param last how many records from the end of each partition to start with; {@link
   *     Long#MAX_VALUE} for all
   * @param sink takes each record, in the order of its partition; records come again after the
   *     broker was away
   */
  public TopicFollower(
      Map<String, Object> broker,
      String topic,
      long last,
      Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    this.config = new HashMap<>(broker);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "agnoscope-scoring-view-" + topic);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.topic = topic;
    this.last = last;
    this.sink = sink;
    this.thread = Thread.ofPlatform().daemon().name("view-" + topic).start(this::run);
  }

  /** Whether everything was read that was there when it started. */
  public boolean caughtUp() {
    return caughtUp;
  }

  /** How many records were taken since it started; it changes when what is kept may have. */
  long taken() {
    return taken.get();
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(STOP_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config)) {
        follow(consumer);
      } catch (WakeupException | InterruptException e) {
        LOG.debugf(e, "Interrupted following topic=%s", topic);
      } catch (KafkaException e) {
        LOG.warnf(e, "Following a topic broke and starts again topic=%s", topic);
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long first = orZero(begin.get(partition));
      consumer.seek(partition, Math.max(first, orZero(end.get(partition)) - last));
    }
    while (stop.getCount() > 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        pass(record);
      }
      caughtUp =
          caughtUp
              || partitions.stream()
                  .allMatch(
                      partition -> consumer.position(partition) >= orZero(end.get(partition)));
    }
  }

  private void pass(ConsumerRecord<byte[], byte[]> record) {
    try {
      sink.accept(record);
    } catch (RuntimeException e) {
      // One record that nobody thought of must not end the following of all others.
      LOG.errorf(
          e,
          "A record is not shown place=%s/%d/%d",
          record.topic(),
          record.partition(),
          record.offset());
    }
    taken.incrementAndGet();
  }

  private static long orZero(@Nullable Long offset) {
    return offset == null ? 0 : offset;
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
