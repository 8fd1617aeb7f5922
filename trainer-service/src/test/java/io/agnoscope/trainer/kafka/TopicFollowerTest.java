package io.agnoscope.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader that is interrupted begins again, whatever it was that went wrong. */
class TopicFollowerTest {

  private static final String TOPIC = Topics.ALERTS.name();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final Queue<MockConsumer<byte[], byte[]>> consumers = new ConcurrentLinkedQueue<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final TopicFollower follower =
      new TopicFollower(this::next, Topics.ALERTS, new Reading());

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void beginsAgainWhenTheBrokerWasAwayAndWhenItsReaderFailed() {
    consumers.add(failing());
    consumers.add(consumer("bad"));
    consumers.add(consumer("good"));

    follower.start();

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(taken).containsExactly("bad", "good"));
    assertThat(begun).hasValue(3);
    assertThat(follower.connected()).isTrue();
  }

  @Test
  void endsAtOnceWhileItWaitsForRecords() {
    MockConsumer<byte[], byte[]> last = consumer("good");
    consumers.add(last);
    follower.start();
    Awaitility.await().until(follower::connected);

    follower.close();

    assertThat(last.closed()).isTrue();
    assertThat(follower.connected()).isFalse();
  }

  @Test
  void mayEndBeforeItBegan() {
    follower.close();

    assertThat(follower.isEnding()).isTrue();
  }

  private static MockConsumer<byte[], byte[]> failing() {
    MockConsumer<byte[], byte[]> consumer = empty();
    consumer.setPollException(new KafkaException("away, for the test"));
    return consumer;
  }

  private static MockConsumer<byte[], byte[]> consumer(String value) {
    MockConsumer<byte[], byte[]> consumer = empty();
    consumer.schedulePollTask(() ->
        consumer.addRecord(
            new ConsumerRecord<>(
                TOPIC, 0, 0, new byte[0], value.getBytes(StandardCharsets.UTF_8))));
    return consumer;
  }

  private static MockConsumer<byte[], byte[]> empty() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    Node[] none = {};
    consumer.updatePartitions(
        TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), none, none)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    return consumer;
  }

  private Consumer<byte[], byte[]> next(String clientId) {
    assertThat(clientId).isEqualTo("agnoscope-trainer-alerts");
    return consumers.size() > 1 ? consumers.remove() : consumers.element();
  }

  private final class Reading implements TopicFollower.Reader {

    @Override
    public void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
      assertThat(partitions).containsExactly(PARTITION);
      begun.incrementAndGet();
      consumer.seekToBeginning(partitions);
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> entry) {
      String value = new String(entry.value(), StandardCharsets.UTF_8);
      taken.add(value);
      if (value.equals("bad")) {
        throw new IllegalStateException("for the test");
      }
    }
  }
}
