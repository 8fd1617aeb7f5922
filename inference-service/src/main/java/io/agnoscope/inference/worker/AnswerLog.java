package io.agnoscope.inference.worker;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends answers and dead letters, and comes back only when the broker acknowledged every one. A
 * broker that is away is waited for. Used by one thread.
 */
final class AnswerLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerLog.class);

  /** Room for the key and the batch around a record. */
  private static final int RECORD_OVERHEAD_BYTES = 1_024;

  private final Producer<byte[], byte[]> producer;
  private final RecordCodec codec;
  private final Backoff backoff;

  AnswerLog(Producer<byte[], byte[]> producer, RecordCodec codec, Backoff backoff) {
    this.producer = producer;
    this.codec = codec;
    this.backoff = backoff;
  }

  /** The record of a Trial's answers, if it is not too large for the topic. */
  Encoded encode(TrialAnswers answers) {
    byte[] value = codec.encode(answers);
    if (value.length > Topics.ANSWERS.maxMessageBytes() - RECORD_OVERHEAD_BYTES) {
      return new TooLarge(value.length);
    }
    return new Entry(entry(Topics.ANSWERS.name(), answers.getSampleId(), value));
  }

  /** The record of a dead letter. */
  Entry encode(DeadLetter letter) {
    return new Entry(entry(Topics.DEAD_LETTERS.name(), letter.getId(), codec.encode(letter)));
  }

  private static ProducerRecord<byte[], byte[]> entry(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }

  /**
   * Appends all of them.
   *
   * @return false when the service is to stop before the broker acknowledged every one
   */
  boolean append(List<Entry> entries) {
    List<Entry> open = entries;
    while (!open.isEmpty()) {
      open = tryOnce(open);
      if (!open.isEmpty() && !backoff.await()) {
        return false;
      }
    }
    backoff.reset();
    return true;
  }

  /** Those that the broker did not acknowledge. */
  private List<Entry> tryOnce(List<Entry> entries) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try {
      for (Entry entry : entries) {
        sent.add(producer.send(entry.entry()));
      }
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("the broker takes no answers, trying again until it does error={}", e.toString());
    }
    List<Entry> open = new ArrayList<>(entries.subList(sent.size(), entries.size()));
    for (int i = 0; i < sent.size(); i++) {
      try {
        sent.get(i).get();
      } catch (ExecutionException e) {
        LOG.warn(
            "the broker did not acknowledge, trying again until it does topic={} error={}",
            entries.get(i).entry().topic(),
            String.valueOf(e.getCause()));
        open.add(entries.get(i));
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
    return open;
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(5));
  }

  /** What became of encoding. */
  sealed interface Encoded {}

  /** Ready to be appended. */
  record Entry(ProducerRecord<byte[], byte[]> entry) implements Encoded {}

  /** Larger than the topic takes. */
  record TooLarge(int bytes) implements Encoded {}
}
