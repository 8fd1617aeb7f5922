package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.trainer.config.TrainerMetrics;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Sends what cannot be processed to {@code agnoscope.dead-letters}, with its original bytes. */
@Singleton
public class DeadLetterLog {

  private static final Logger LOG = Logger.getLogger(DeadLetterLog.class);
  private static final String STAGE = "train";

  private final Outbox outbox;
  private final TrainerMetrics metrics;
  private final InstantSource clock;

  public DeadLetterLog(Outbox outbox, TrainerMetrics metrics, InstantSource clock) {
    this.outbox = outbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Writes the dead letter of a record; returns when the broker has it. Doing so twice writes the
   * same id.
   *
   * @param cause short and bounded: a metric label
   * @param detail for a person; no payload
   */
  public void write(ConsumerRecord<byte[], byte[]> entry, String cause, String detail) {
    var letter =
        DeadLetters.of(
            STAGE,
            cause,
            detail,
            entry.topic(),
            entry.partition(),
            entry.offset(),
            entry.key(),
            entry.value(),
            clock.instant());
    outbox.write(Topics.DEAD_LETTERS, letter.getId(), letter);
    metrics.deadLetter(STAGE, cause);
    LOG.warnf(
        "A record cannot be processed and went to dead letters. topic=%s partition=%d offset=%d cause=%s",
        entry.topic(), entry.partition(), entry.offset(), cause);
  }
}
