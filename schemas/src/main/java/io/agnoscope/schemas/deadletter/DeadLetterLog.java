package io.agnoscope.schemas.deadletter;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The dead letters that the broker keeps: read, and sent back. Thread-safe. */
public final class DeadLetterLog {

  private static final Duration POLL = Duration.ofSeconds(1);

  /** A little more than the largest record of any topic. */
  private static final int LARGEST_REQUEST = 18 * 1024 * 1024;

  private static final int LONGEST_HEADER = 200;

  private final Map<String, Object> broker;
  private final Duration patience;

  /**
   * The dead letters of one broker.
   *
   * @param broker what a client needs to reach it
   * @param patience with a broker that says nothing
   */
  public DeadLetterLog(Map<String, Object> broker, Duration patience) {
    this.broker = Map.copyOf(broker);
    this.patience = patience;
  }

  /**
   * Hands over every dead letter that is there now, one at a time.
   *
   * @param undecodable told of each record that is no dead letter, with the reason
   * @throws DeadLetterException when the broker does not hand them over
   */
  public void forEach(Consumer<DeadLetter> letters, Consumer<String> undecodable) {
    try (RecordCodec codec = RecordCodec.connected(broker);
        KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + patience.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          deadline = System.nanoTime() + patience.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new DeadLetterException("the broker does not hand over its dead letters");
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
          read(codec, record, letters, undecodable);
        }
      }
    }
  }

  /**
   * The dead letter at a place of its topic.
   *
   * @return empty when there is none, or no longer
   * @throws DeadLetterException when the broker does not hand it over
   */
  public Optional<KeptLetter> at(int partition, long offset, RecordCodec codec) {
    TopicPartition place = new TopicPartition(Topics.DEAD_LETTERS.name(), partition);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(place));
      if (consumer.beginningOffsets(List.of(place), patience).getOrDefault(place, 0L) > offset
          || consumer.endOffsets(List.of(place), patience).getOrDefault(place, 0L) <= offset) {
        return Optional.empty();
      }
      consumer.seek(place, offset);
      long deadline = System.nanoTime() + patience.toNanos();
      while (consumer.position(place, patience) <= offset) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          // Compaction may have taken it, and then a later one comes first.
          return record.offset() == offset && record.value() != null
              ? Optional.of(
                  new KeptLetter(codec.decode(record.value(), DeadLetter.class), headers(record)))
              : Optional.empty();
        }
        if (System.nanoTime() > deadline) {
          throw new DeadLetterException("the broker does not hand over the dead letter");
        }
      }
      return Optional.empty();
    } catch (UndecodableRecordException e) {
      return Optional.empty();
    } catch (KafkaException e) {
      throw new DeadLetterException("the broker does not hand over the dead letter");
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(broker);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value();
      String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
      headers.put(header.key(), text.substring(0, Math.min(text.length(), LONGEST_HEADER)));
    }
    return headers;
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
   * @throws DeadLetterException when the letter does not carry them, or the broker does not take
   *     them
   */
  public void replay(DeadLetter letter) throws InterruptedException {
    ByteBuffer value = letter.getValue();
    if (value == null) {
      throw new DeadLetterException(
          letter.getUri() == null
              ? "dead letter %s carries no bytes to send back".formatted(letter.getId())
              : "dead letter %s is too large to travel; its bytes are at %s"
                  .formatted(letter.getId(), letter.getUri()));
    }
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.toMillis());
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(letter.getTopic(), bytes(letter.getKey()), bytes(value)))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new DeadLetterException(
          "the broker did not take dead letter %s back: %s"
              .formatted(letter.getId(), cause.getMessage()));
    }
  }

  /** The buffer's bytes, null for none. */
  public static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
