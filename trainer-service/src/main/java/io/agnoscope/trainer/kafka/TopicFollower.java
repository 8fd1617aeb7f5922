package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that follows a topic for a reader, who keeps the place and what was read. Nothing is
 * committed. While the broker is away it tries again, and nothing that goes wrong ends it.
 */
public final class TopicFollower implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BACK_OFF = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Function<String, Consumer<byte[], byte[]>> consumers;
  private final String topic;
  private final String clientId;
  private final Reader reader;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Consumer<byte[], byte[]> current;
  private volatile boolean connected;

  /** Whom a topic is followed for. Called by the follower's thread alone. */
  public interface Reader {

    /**
     * Goes to where reading begins: at the start, and again after whatever interrupted it.
     *
     * @param partitions of the topic, which the consumer has
     */
    void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions);

    /** Takes a record. */
    void take(ConsumerRecord<byte[], byte[]> entry);

    /** Called when what came was taken, and twice a second when nothing comes. */
    default void pausing(Consumer<byte[], byte[]> consumer) {}
  }

  /**
   * A follower that has not begun.
   *
   * @param consumers makes one, for a client's id
   */
  TopicFollower(
      Function<String, Consumer<byte[], byte[]>> consumers,
      TopicDeclaration<?> topic,
      Reader reader) {
    this.consumers = consumers;
    this.topic = topic.name();
    this.clientId = "agnoscope-trainer-" + this.topic.substring(this.topic.lastIndexOf('.') + 1);
    this.reader = reader;
    this.thread = Thread.ofPlatform().daemon().name(this.topic).unstarted(this::run);
  }

  /** Begins to follow. */
  public void start() {
    thread.start();
  }

  /** Whether the broker was there when it was last asked. */
  public boolean connected() {
    return connected;
  }

  /** Whether it is to end. */
  boolean isEnding() {
    return stop.getCount() == 0;
  }

  /** Waits for a while, or until it is to end. */
  void backOff() {
    try {
      if (stop.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Stopped.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
        LOG.warnf("The thread that follows a topic did not stop in time. topic=%s", topic);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isEnding()) {
      try (Consumer<byte[], byte[]> consumer = consumers.apply(clientId)) {
        current = consumer;
        follow(consumer);
      } catch (WakeupException e) {
        LOG.debug("Woken up to stop.");
      } catch (KafkaException e) {
        LOG.warnf(
            "A topic cannot be followed; will try again. topic=%s cause=%s", topic, e.getMessage());
      } catch (RuntimeException e) {
        LOG.errorf(e, "Following a topic failed; will try again. topic=%s", topic);
      } finally {
        connected = false;
        current = null;
      }
      backOff();
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    reader.begin(consumer, partitions);
    while (!isEnding()) {
      consumer.poll(POLL).forEach(reader::take);
      connected = true;
      reader.pausing(consumer);
    }
  }
}
