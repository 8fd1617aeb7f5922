package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Appends Samples to {@code agnoscope.samples}, acknowledged by all in-sync replicas. */
@Singleton
@Typed(KafkaSampleLog.class)
public class KafkaSampleLog implements SampleLog {

  /** How long a sender waits before it is told that the broker is away. */
  private static final int DELIVERY_MILLIS = 15_000;

  private static final int REQUEST_MILLIS = 5_000;
  private static final int METADATA_MILLIS = 5_000;

  private final RecordCodec codec;
  private final Producer<String, byte[]> producer;

  public KafkaSampleLog(Brokers brokers, RecordCodec codec) {
    this.codec = codec;
    Map<String, Object> config = brokers.config("agnoscope-ingest");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_MILLIS);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.SAMPLES.maxMessageBytes());
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public CompletionStage<Void> append(Sample sample) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    try {
      ProducerRecord<String, byte[]> entry =
          new ProducerRecord<>(Topics.SAMPLES.name(), sample.getId(), codec.encode(sample));
      var unused =
          producer.send(
              entry,
              (metadata, failure) -> {
                if (failure == null) {
                  kept.complete(null);
                } else {
                  kept.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      kept.completeExceptionally(e);
    }
    return kept;
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
