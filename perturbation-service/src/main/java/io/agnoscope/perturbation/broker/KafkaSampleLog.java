package io.agnoscope.perturbation.broker;

import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
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
import org.jspecify.annotations.Nullable;

/** Appends Samples to {@code agnoscope.samples}, acknowledged by all in-sync replicas. */
@Singleton
@Typed(KafkaSampleLog.class)
public class KafkaSampleLog implements SampleLog {

  /** How long a sender waits before it is told that the broker is away. */
  private static final int DELIVERY_MILLIS = 15_000;

  private static final int REQUEST_MILLIS = 5_000;
  private static final int METADATA_MILLIS = 5_000;

  private final RecordCodec codec;
  private final Traces traces;
  private final Producer<String, byte[]> producer;

  @Inject
  public KafkaSampleLog(Brokers brokers, RecordCodec codec, Traces traces) {
    this(producer(brokers), codec, traces);
  }

  KafkaSampleLog(Producer<String, byte[]> producer, RecordCodec codec, Traces traces) {
    this.producer = producer;
    this.codec = codec;
    this.traces = traces;
  }

  private static Producer<String, byte[]> producer(Brokers brokers) {
    Map<String, Object> config = brokers.config("agnoscope-ingest");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_MILLIS);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.SAMPLES.maxMessageBytes());
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public CompletionStage<Void> append(Sample sample) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    Span span = sending(sample);
    var unusedEnd = kept.whenComplete((done, failure) -> end(span, failure));
    try {
      ProducerRecord<String, byte[]> entry =
          new ProducerRecord<>(
              Topics.SAMPLES.name(),
              null,
              sample.getId(),
              codec.encode(sample),
              TraceHeaders.of(Context.root().with(span)));
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

  /** Begins a Sample's trace, or goes on with the one of the request that brought it. */
  private Span sending(Sample sample) {
    Span span = traces.send(Topics.SAMPLES.name(), Context.current());
    if (span.isRecording()) {
      span.setAttribute(SpanAttributes.SOURCE, sample.getSource());
      span.setAttribute(SpanAttributes.TARGET, sample.getTarget());
      span.setAttribute(SpanAttributes.TASK_CLASS, sample.getTaskClass().name());
    }
    return span;
  }

  private static void end(Span span, @Nullable Throwable failure) {
    if (failure != null) {
      span.setAttribute(SpanAttributes.ERROR, failure.getClass().getSimpleName());
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
