package io.agnoscope.systemtests;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes an alert as the detector would, and erases it at its close. */
final class AlertWriter implements AutoCloseable {

  private final RecordCodec codec = RecordCodec.local();
  private final KafkaProducer<byte[], byte[]> producer;
  private final String key;

  AlertWriter(String bootstrapServers, Alert alert) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.key = alert.getKey();
    write(codec.encode(alert));
  }

  private void write(byte @Nullable [] value) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ALERTS.name(), key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    } catch (ExecutionException problem) {
      throw new IllegalStateException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    write(null);
    producer.close();
    codec.close();
  }
}
