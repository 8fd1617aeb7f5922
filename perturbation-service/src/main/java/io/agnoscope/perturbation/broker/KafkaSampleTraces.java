package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.erasure.SampleTraces;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes tombstones: records without a value, which compaction puts in the place of what was. */
@Singleton
public class KafkaSampleTraces implements SampleTraces {

  private static final List<TopicDeclaration<?>> BY_SAMPLE =
      List.of(Topics.SAMPLES, Topics.ANSWERS, Topics.HARD_EXAMPLES);
  private static final int DELIVERY_MILLIS = 15_000;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Brokers brokers;
  private final RecordCodec codec;
  private final Producer<byte[], byte[]> producer;

  public KafkaSampleTraces(Brokers brokers, RecordCodec codec) {
    this.brokers = brokers;
    this.codec = codec;
    Map<String, Object> config = brokers.config("agnoscope-erasure");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void bury(String sampleId) throws IOException {
    byte[] key = sampleId.getBytes(StandardCharsets.UTF_8);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (TopicDeclaration<?> topic : BY_SAMPLE) {
      sent.add(tombstone(topic.name(), key));
    }
    await(sent);
  }

  @Override
  public void buryDeadLetters(String sampleId, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    byte[] key = sampleId.getBytes(StandardCharsets.UTF_8);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = reader()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!atEnd(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new IOException("the search took too long");
        }
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
          if (names(entry.value(), sampleId, key)) {
            sent.add(tombstone(entry.topic(), entry.key()));
          }
        }
      }
    } catch (InterruptException e) {
      throw new IOException("the search was stopped", e);
    } catch (KafkaException e) {
      throw new IOException("the broker is away", e);
    }
    await(sent);
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private static boolean atEnd(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** By the name that the letter has, or by the key of the record that it keeps. */
  private boolean names(byte[] value, String sampleId, byte[] key) {
    if (value == null) {
      return false;
    }
    try {
      DeadLetter letter = codec.decode(value, DeadLetter.class);
      return sampleId.equals(letter.getSampleId())
          || (letter.getKey() != null && Arrays.equals(letter.getKey().array(), key));
    } catch (UndecodableRecordException e) {
      return false;
    }
  }

  private Future<RecordMetadata> tombstone(String topic, byte[] key) throws IOException {
    try {
      return producer.send(new ProducerRecord<>(topic, key, null));
    } catch (KafkaException e) {
      throw new IOException("the broker is away", e);
    }
  }

  private static void await(List<Future<RecordMetadata>> sent) throws IOException {
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get(2 * DELIVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped while waiting for the broker", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException("the broker did not acknowledge", e);
      }
    }
  }

  private Consumer<byte[], byte[]> reader() {
    Map<String, Object> config = brokers.config("agnoscope-erasure-search");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
