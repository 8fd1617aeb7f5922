package io.agnoscope.embedded.deadletters;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The dead letters that the broker keeps: read from the first to the last, and sent back. */
public final class DeadLetterLog {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A little more than the largest record of any topic. */
  private static final int LARGEST_REQUEST = 18 * 1024 * 1024;

  private final Map<String, Object> broker;

  /**
   * The dead letters of one broker.
   *
   * @param broker what a client needs to reach it
   */
  public DeadLetterLog(Map<String, Object> broker) {
    this.broker = Map.copyOf(broker);
  }

  /**
   * Hands over every dead letter that is there now, one at a time.
   *
   * @param undecodable told of each record that is no dead letter, with the reason
   */
  public void forEach(Consumer<DeadLetter> letters, Consumer<String> undecodable) {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
    try (RecordCodec codec = RecordCodec.connected(broker);
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          deadline = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new UserFailure("the broker does not hand over its dead letters");
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
          read(codec, record, letters, undecodable);
        }
      }
    }
  }

  private static void read(
      RecordCodec codec,
      ConsumerRecord<byte[], byte[]> record,
      Consumer<DeadLetter> letters,
      Consumer<String> undecodable) {
    String place = record.topic() + "/" + record.partition() + "/" + record.offset();
    if (record.value() == null) {
      undecodable.accept(place + ": it has no value");
      return;
    }
    try {
      letters.accept(codec.decode(record.value(), DeadLetter.class));
    } catch (UndecodableRecordException reason) {
      undecodable.accept(place + ": " + reason.getMessage());
    }
  }

  /**
   * Sends the original bytes back to the topic they came from and waits until the broker has them.
   *
   * @throws UserFailure when the letter does not carry them, or the broker does not take them
   */
  public void replay(DeadLetter letter) throws InterruptedException {
    ByteBuffer value = letter.getValue();
    if (value == null) {
      throw new UserFailure(
          letter.getUri() == null
              ? "dead letter %s carries no bytes to send back".formatted(letter.getId())
              : "dead letter %s is too large to travel; its bytes are at %s"
                  .formatted(letter.getId(), letter.getUri()));
    }
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(letter.getTopic(), bytes(letter.getKey()), bytes(value)))
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new UserFailure(
          "the broker did not take dead letter %s back: %s"
              .formatted(letter.getId(), cause.getMessage()));
    }
  }

  /** The buffer's bytes, null for none. */
  static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
