package io.agnoscope.inference.worker;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.identity.Identity;
import io.agnoscope.schemas.identity.Runs;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of Trials. A Trial is accepted after the broker acknowledged its answers or
 * its dead letter, and not before. Any thread.
 */
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String STAGE = "infer";

  private final AnswerLog log;
  private final String target;
  private final WorkerEvents events;
  private final InstantSource clock;

  /**
   * An outbox.
   *
   * @param target whose answers are given here
   */
  Outbox(AnswerLog log, String target, WorkerEvents events, InstantSource clock) {
    this.log = log;
    this.target = target;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes a Trial's answers, or a dead letter when they are too large.
   *
   * @param takenAt when the Trial was polled
   */
  Settlement answers(Delivery delivery, Trial trial, TrialAnswers answers, Instant takenAt)
      throws InterruptedException {
    try (ActiveSpan sending = sending(Topics.ANSWERS, delivery)) {
      return switch (log.encode(answers, sending.context())) {
        case AnswerLog.Entry entry -> {
          if (!log.append(entry)) {
            yield release();
          }
          events.answered(answers, Duration.between(takenAt, clock.instant()));
          yield Settlement.ACCEPT;
        }
        case AnswerLog.TooLarge large ->
            deadLetter(delivery, trial, "answers-too-large", large.bytes() + " bytes");
      };
    }
  }

  /** Writes a Candidate's answers, if they are not too large. */
  void shadowAnswers(Delivery delivery, TrialAnswers answers) throws InterruptedException {
    try (ActiveSpan sending = sending(Topics.ANSWERS, delivery)) {
      switch (log.encode(answers, sending.context())) {
        case AnswerLog.Entry entry -> {
          if (log.append(entry)) {
            events.shadowAnswered(answers);
          } else {
            events.shadowDropped("service-ends");
          }
        }
        case AnswerLog.TooLarge large -> events.shadowDropped("answers-too-large");
      }
    }
  }

  /**
   * Writes a dead letter.
   *
   * @param trial null when it cannot be read
   */
  Settlement deadLetter(Delivery delivery, @Nullable Trial trial, String cause, String detail)
      throws InterruptedException {
    ConsumerRecord<byte[], byte[]> entry = delivery.entry();
    LOG.warn(
        "a Trial is given up cause={} topic={} partition={} offset={}",
        cause,
        entry.topic(),
        entry.partition(),
        entry.offset());
    try (ActiveSpan sending = sending(Topics.DEAD_LETTERS, delivery)) {
      sending.failed(cause);
      if (!log.append(log.encode(letter(entry, trial, cause, detail), sending.context()))) {
        return release();
      }
    }
    events.deadLetter(cause);
    return Settlement.ACCEPT;
  }

  /** In the span of the Trial's work; without one, what came with the Trial goes on. */
  private static ActiveSpan sending(TopicDeclaration<?> topic, Delivery delivery) {
    Context trial = TraceHeaders.hereOr(delivery.entry().headers());
    return Traces.in(trial)
        .follow("send " + topic.name(), SpanKind.PRODUCER, trial)
        .set(SpanAttributes.MESSAGING_SYSTEM, "kafka")
        .set(SpanAttributes.MESSAGING_OPERATION, "send")
        .set(SpanAttributes.TOPIC, topic.name());
  }

  private DeadLetter letter(
      ConsumerRecord<byte[], byte[]> entry, @Nullable Trial trial, String cause, String detail) {
    DeadLetter letter =
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
    if (trial != null && !trial.getTarget().equals(target)) {
      // What becomes of the Sample is its own target's to say.
      letter.setSampleId(null);
      letter.setId(Identity.of(letter.getId(), target));
    } else if (trial != null && !Runs.isLive(trial.getRun())) {
      // It is no replay's to say either.
      letter.setSampleId(null);
    }
    return letter;
  }

  /** Counts a Trial that goes back to the group. */
  Settlement release() {
    events.released();
    return Settlement.RELEASE;
  }

  /** Counts a record that is not for this service. */
  Settlement passOver() {
    events.passedOver();
    return Settlement.ACCEPT;
  }
}
