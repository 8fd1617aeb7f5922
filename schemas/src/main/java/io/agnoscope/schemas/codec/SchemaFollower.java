package io.agnoscope.schemas.codec;

import io.agnoscope.schemas.SchemaText;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One background thread that reads the schema topic from its beginning, and publishes those of our
 * schemas that it did not find there. A broker that is away is tried again until closed.
 */
final class SchemaFollower {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaFollower.class);
  private static final String TOPIC = Topics.SCHEMAS.name();
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration PUBLISH_AGAIN_AFTER = Duration.ofSeconds(5);

  private final TopicClients clients;
  private final Map<Long, Schema> unannounced;
  private final Predicate<Schema> seen;
  private final RecordCodec texts = RecordCodec.local();
  private final Map<Long, Publication> publications = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("agnoscope-schemas").unstarted(this::run);
  private volatile @Nullable Consumer<byte[], byte[]> reading;
  private boolean complained;

  /**
   * @param unannounced our schemas by fingerprint that are not on the topic yet
   * @param seen is told each schema on the topic; returns false if it has no room for it
   */
  SchemaFollower(TopicClients clients, Map<Long, Schema> unannounced, Predicate<Schema> seen) {
    this.clients = clients;
    this.unannounced = unannounced;
    this.seen = seen;
  }

  void start() {
    thread.start();
  }

  void close() {
    closing.countDown();
    Consumer<byte[], byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    do {
      try (Consumer<byte[], byte[]> consumer = clients.consumer();
          Producer<byte[], byte[]> producer = clients.producer()) {
        reading = consumer;
        try {
          follow(consumer, producer);
        } finally {
          // Otherwise it would wait for a broker that is away.
          producer.close(CLOSE_PATIENCE);
        }
      } catch (WakeupException e) {
        LOG.debug("the schema topic is no longer followed");
      } catch (RuntimeException e) {
        if (!complained) {
          LOG.warn(
              "cannot follow the schema topic, will try until it works error={}", e.toString());
          complained = true;
        }
      } finally {
        reading = null;
      }
    } while (!closedWithin(RETRY_AFTER));
  }

  private void follow(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    if (complained) {
      LOG.info("the schema topic is followed again");
      complained = false;
    }
    while (!closedWithin(Duration.ZERO)) {
      for (ConsumerRecord<byte[], byte[]> schemaRecord : consumer.poll(POLL)) {
        take(schemaRecord);
      }
      if (ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
        publish(producer);
      }
    }
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException(TOPIC + " has not been created yet");
    }
    return partitions;
  }

  private void take(ConsumerRecord<byte[], byte[]> schemaRecord) {
    if (schemaRecord.value() == null) {
      return;
    }
    try {
      String json = texts.decode(schemaRecord.value(), SchemaText.class).getJson();
      if (!seen.test(new Schema.Parser().parse(json))) {
        LOG.warn("too many schemas, one is ignored offset={}", schemaRecord.offset());
      }
    } catch (UndecodableRecordException | RuntimeException e) {
      LOG.warn(
          "a record on the schema topic is no schema partition={} offset={} error={}",
          schemaRecord.partition(),
          schemaRecord.offset(),
          e.getClass().getSimpleName());
    }
  }

  private void publish(Producer<byte[], byte[]> producer) {
    unannounced.forEach((fingerprint, schema) -> {
      Publication last = publications.get(fingerprint);
      if (last == null || last.isOver()) {
        publications.put(
            fingerprint,
            new Publication(
                producer.send(text(fingerprint, schema), SchemaFollower::complain),
                System.nanoTime()));
      }
    });
  }

  private ProducerRecord<byte[], byte[]> text(long fingerprint, Schema schema) {
    byte[] key = RecordCodec.hex(fingerprint).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        TOPIC, key, texts.encode(new SchemaText(schema.getFullName(), schema.toString())));
  }

  private static void complain(Object metadata, @Nullable Exception failure) {
    if (failure != null) {
      LOG.warn("a schema was not published, will try again error={}", failure.toString());
    }
  }

  private boolean closedWithin(Duration time) {
    try {
      return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** A schema on its way to the topic. */
  private record Publication(Future<RecordMetadata> sent, long atNanos) {

    /** Whether it failed, or should have been read back by now. */
    boolean isOver() {
      return sent.isDone() && System.nanoTime() - atNanos > PUBLISH_AGAIN_AFTER.toNanos();
    }
  }
}
