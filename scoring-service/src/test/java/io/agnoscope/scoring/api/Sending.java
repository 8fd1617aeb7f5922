package io.agnoscope.scoring.api;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.TopicDeclaration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** What the services before this one would write, to the broker of the service under test. */
final class Sending implements AutoCloseable {
  private final RecordCodec codec;
  private final KafkaProducer<byte[], byte[]> producer;

  private Sending(RecordCodec codec, KafkaProducer<byte[], byte[]> producer) {
    this.codec = codec;
    this.producer = producer;
  }

  static Sending open(RecordCodec codec) {
    return open(
        codec, ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
  }

  static Sending open(RecordCodec codec, String broker) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker, "acks", "all", "max.request.size", 16 << 20);
    return new Sending(
        codec, new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  <T extends SpecificRecord> void send(TopicDeclaration<T> topic, String key, T value) {
    sendBytes(topic, key, codec.encode(value));
  }

  /** Sends without a value: an erasure. */
  void erase(TopicDeclaration<?> topic, String key) {
    sendBytes(topic, key, null);
  }

  void sendBytes(TopicDeclaration<?> topic, String key, byte @Nullable [] value) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    try {
      producer
          .send(new ProducerRecord<byte[], byte[]>(topic.name(), keyBytes, value))
          .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("not sent to " + topic.name(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  static void eventually(Runnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion::run);
  }
}
