package io.agnoscope.inference.worker;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.TraceHeaders;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends answers and dead letters, and comes back only when the broker acknowledged every one. A
 * broker that is away is waited for. Any thread.
 */
final class AnswerLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerLog.class);

  /** Room for the key and the batch around a record. */
  private static final int RECORD_OVERHEAD_BYTES = 1_024;

  private final Producer<byte[], byte[]> producer;
  private final RecordCodec codec;
  private final Supplier<Backoff> backoffs;

  /**
   * A log that owns the producer.
   *
   * @param backoffs one for each thing that is appended
   */
  AnswerLog(Producer<byte[], byte[]> producer, RecordCodec codec, Supplier<Backoff> backoffs) {
    this.producer = producer;
    this.codec = codec;
    this.backoffs = backoffs;
  }

  /**
   * The record of a Trial's answers, if it is not too large for the topic.
   *
   * @param trace that goes on with the answers
   */
  Encoded encode(TrialAnswers answers, Context trace) {
    byte[] value = codec.encode(answers);
    if (value.length > Topics.ANSWERS.maxMessageBytes() - RECORD_OVERHEAD_BYTES) {
      return new TooLarge(value.length);
    }
    return new Entry(entry(Topics.ANSWERS.name(), answers.getSampleId(), value, trace));
  }

  /** The record of a dead letter. */
  Entry encode(DeadLetter letter, Context trace) {
    return new Entry(
        entry(Topics.DEAD_LETTERS.name(), letter.getId(), codec.encode(letter), trace));
  }

  private static ProducerRecord<byte[], byte[]> entry(
      String topic, String key, byte[] value, Context trace) {
    return new ProducerRecord<>(
        topic, null, key.getBytes(StandardCharsets.UTF_8), value, TraceHeaders.of(trace));
  }

  /**
   * Appends it.
   *
   * @return false when the service is to end before the broker acknowledged it
   * @throws InterruptedException when it is no longer wanted; it may have been appended
   */
  boolean append(Entry entry) throws InterruptedException {
    Backoff backoff = backoffs.get();
    while (!tryOnce(entry.entry())) {
      if (!backoff.await()) {
        return false;
      }
    }
    return true;
  }

  private boolean tryOnce(ProducerRecord<byte[], byte[]> entry) throws InterruptedException {
    try {
      producer.send(entry).get();
      return true;
    } catch (InterruptException e) {
      // Kafka's, which sets the thread's mark again.
      Thread.interrupted();
      throw interrupted(e);
    } catch (KafkaException | ExecutionException e) {
      LOG.warn(
          "the broker did not take a record, trying again until it does topic={} error={}",
          entry.topic(),
          e instanceof ExecutionException ? String.valueOf(e.getCause()) : e.toString());
      return false;
    }
  }

  private static InterruptedException interrupted(InterruptException cause) {
    InterruptedException interrupted = new InterruptedException("while a record was appended");
    interrupted.initCause(cause);
    return interrupted;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  /** What became of encoding. */
  sealed interface Encoded {}

  /** Ready to be appended. */
  record Entry(ProducerRecord<byte[], byte[]> entry) implements Encoded {}

  /** Larger than the topic takes. */
  record TooLarge(int bytes) implements Encoded {}
}
