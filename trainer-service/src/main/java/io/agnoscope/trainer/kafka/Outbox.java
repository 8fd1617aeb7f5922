package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.tracing.TraceHeaders;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Writes records, and waits for the broker to have them. Thread-safe. */
@Singleton
public class Outbox {

  private final Producer<String, byte[]> producer;
  private final RecordCodec codec;

  public Outbox(Producer<String, byte[]> producer, RecordCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  /**
   * Writes one record; returns when all in-sync replicas have it.
   *
   * @throws KafkaException when they do not
   */
  public <T extends SpecificRecord> void write(TopicDeclaration<T> topic, String key, T value) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topic.name(), null, key, codec.encode(value), TraceHeaders.of(Context.current())))
          .get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
