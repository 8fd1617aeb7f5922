package io.agnoscope.inference.worker;

import io.agnoscope.inference.answering.Asking;
import io.agnoscope.inference.answering.OpenTrial;
import io.agnoscope.inference.answering.StoreAwayException;
import io.agnoscope.inference.answering.StoredPictures;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Lease;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All the work on one Trial, from its record to its answers on the broker. Blocks, and is called by
 * a virtual thread for each Trial.
 */
final class TrialHandler {

  private static final Logger LOG = LoggerFactory.getLogger(TrialHandler.class);

  /** From this delivery on a Trial that the model fails on is given up. */
  static final int LAST_TRY = 3;

  private static final String MODEL_ERROR = "model-error";

  private final TrialReader reader;
  private final TrialAnswerer answerer;
  private final StoredPictures store;
  private final ModelSlot models;
  private final Outbox outbox;
  private final ShadowAsker shadow;
  private final BytesInFlight bytes;
  private final Pauses pauses;
  private final WorkerEvents events;
  private final Duration deadline;
  private final InstantSource clock;
  private final Traces traces;

  TrialHandler(
      TrialReader reader,
      TrialAnswerer answerer,
      StoredPictures store,
      ModelSlot models,
      Outbox outbox,
      ShadowAsker shadow,
      BytesInFlight bytes,
      Pauses pauses,
      WorkerEvents events,
      Duration deadline,
      InstantSource clock,
      Traces traces) {
    this.traces = traces;
    this.reader = reader;
    this.answerer = answerer;
    this.store = store;
    this.models = models;
    this.outbox = outbox;
    this.shadow = shadow;
    this.bytes = bytes;
    this.pauses = pauses;
    this.events = events;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * Works on it until it is done.
   *
   * @param takenAt when it was polled
   * @return what is to become of it, never to be renewed
   * @throws InterruptedException when it is somebody else's by now, or the service ends
   */
  Settlement handle(Delivery delivery, Instant takenAt) throws InterruptedException {
    ConsumerRecord<byte[], byte[]> entry = delivery.entry();
    try (ActiveSpan span =
            traces.process(entry.topic(), entry.partition(), entry.offset(), entry.headers());
        BytesInFlight.Reservation room = bytes.reserve(delivery.bytes())) {
      span.set(SpanAttributes.DELIVERY, delivery.count());
      Settlement settlement =
          switch (reader.read(delivery)) {
            case TrialReader.Reading.PassOver other -> outbox.passOver();
            case TrialReader.Reading.Refuse refuse -> {
              span.failed(refuse.cause());
              yield outbox.deadLetter(delivery, refuse.trial(), refuse.cause(), refuse.detail());
            }
            case TrialReader.Reading.Ask ask -> {
              TrialSpans.describe(span, ask.trial());
              OpenTrial open = open(ask.trial(), delivery.bytes(), room);
              events.queued(Duration.between(takenAt, clock.instant()));
              yield answer(delivery, open, takenAt, span);
            }
          };
      span.set(SpanAttributes.OUTCOME, settlement.name().toLowerCase(Locale.ROOT));
      return settlement;
    }
  }

  /** Waits for the store of its pictures as long as that is away, and for room to hold them. */
  private OpenTrial open(Trial trial, int recordBytes, BytesInFlight.Reservation room)
      throws InterruptedException {
    int inARow = 0;
    while (true) {
      try {
        room.resize(recordBytes + TrialAnswerer.mostStoredBytes(trial));
        OpenTrial open = answerer.open(trial, store);
        room.resize(recordBytes + open.storedBytes());
        if (inARow > 0) {
          pauses.over();
        }
        return open;
      } catch (StoreAwayException e) {
        inARow++;
        LOG.warn(
            "a Trial waits for the image store trial={} error={}",
            trial.getId(),
            String.valueOf(e.getCause()));
        room.resize(recordBytes);
        pauses.pause("image-store-away", Duration.ZERO, inARow);
      }
    }
  }

  private Settlement answer(Delivery delivery, OpenTrial open, Instant takenAt, ActiveSpan span)
      throws InterruptedException {
    Optional<Lease> serving = models.serving();
    if (serving.isEmpty()) {
      // Only when the service ends.
      return outbox.release();
    }
    TrialAnswers answers;
    try (Lease lease = serving.get();
        ActiveSpan asked = TrialSpans.ask(lease, open.trial())) {
      Asking asking = answerer.asking(open, lease.model(), deadline);
      asking.finish(new ModelPatience(pauses, events));
      answers = answerer.answers(asking, lease.target());
    } catch (RuntimeException e) {
      span.failed(MODEL_ERROR);
      return failed(delivery, open.trial(), e);
    }
    Settlement settlement = outbox.answers(delivery, open.trial(), answers, takenAt);
    if (settlement == Settlement.ACCEPT) {
      shadow.ask(delivery, open);
    }
    return settlement;
  }

  private Settlement failed(Delivery delivery, Trial trial, RuntimeException why)
      throws InterruptedException {
    LOG.warn(
        "the model failed on a Trial trial={} delivery={}", trial.getId(), delivery.count(), why);
    return delivery.count() < LAST_TRY
        ? outbox.release()
        : outbox.deadLetter(delivery, trial, MODEL_ERROR, why.toString());
  }
}
