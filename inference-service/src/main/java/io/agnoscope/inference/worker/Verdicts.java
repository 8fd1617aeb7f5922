package io.agnoscope.inference.worker;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.OpenTrial;
import io.agnoscope.inference.answering.StoreAwayException;
import io.agnoscope.inference.answering.StoredPictures;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is to become of each record of a poll. Writes nothing. */
final class Verdicts {

  private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

  /** From this delivery on a Trial is asked apart from others, and given up when that fails. */
  static final int LAST_TRY = 3;

  /** Bytes of stored pictures that are held at a time, but for one Trial alone. */
  private static final long HELD_BYTES = 32L << 20;

  private final RecordCodec codec;
  private final TrialAnswerer answerer;
  private final StoredPictures store;
  private final String target;

  Verdicts(RecordCodec codec, TrialAnswerer answerer, StoredPictures store, String target) {
    this.codec = codec;
    this.answerer = answerer;
    this.store = store;
    this.target = target;
  }

  /** One verdict per record. */
  List<Verdict> of(Iterable<ConsumerRecord<byte[], byte[]>> records, AnswerModel model) {
    List<Verdict> verdicts = new ArrayList<>();
    List<Taken> together = new ArrayList<>();
    List<Taken> alone = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> entry : records) {
      int delivery = entry.deliveryCount().orElse((short) 1);
      if (entry.value() == null) {
        // A tombstone: there is nothing to ask.
        verdicts.add(new Verdict.PassOver(entry));
        continue;
      }
      try {
        Trial trial = codec.decode(entry.value(), Trial.class);
        if (!trial.getTarget().equals(target)) {
          verdicts.add(new Verdict.PassOver(entry));
        } else if (delivery >= Groups.DELIVERY_LIMIT) {
          // After this delivery the broker would archive it without trace. Asking it may be what
          // ended the workers that had it before.
          verdicts.add(
              new Verdict.GiveUp(
                  entry, "delivered-too-often", "delivery " + delivery + " without an outcome"));
        } else {
          (delivery >= LAST_TRY ? alone : together).add(new Taken(entry, trial, delivery));
        }
      } catch (UndecodableRecordException e) {
        String kind = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        verdicts.add(
            new Verdict.GiveUp(entry, "undecodable-" + kind, String.valueOf(e.getMessage())));
      }
    }
    StoredPictures pictures = new UntilAway(store);
    List<Open> batch = new ArrayList<>();
    long held = 0;
    for (Taken taken : together) {
      Optional<Open> open = open(taken, pictures);
      if (open.isEmpty()) {
        verdicts.add(new Verdict.Wait(taken.entry()));
        continue;
      }
      long bytes = open.get().trial().storedBytes();
      if (held + bytes > HELD_BYTES) {
        verdicts.addAll(askTogether(batch, model));
        batch = new ArrayList<>();
        held = 0;
      }
      batch.add(open.get());
      held += bytes;
    }
    verdicts.addAll(askTogether(batch, model));
    for (Taken taken : alone) {
      verdicts.add(
          open(taken, pictures)
              .map(open -> askAlone(open, model))
              .orElseGet(() -> new Verdict.Wait(taken.entry())));
    }
    return verdicts;
  }

  /** Nothing when the store of the Trial's pictures cannot be asked. */
  private Optional<Open> open(Taken taken, StoredPictures pictures) {
    try {
      return Optional.of(
          new Open(taken.entry(), answerer.open(taken.trial(), pictures), taken.delivery()));
    } catch (StoreAwayException e) {
      LOG.warn(
          "a Trial waits for the image store trial={} error={}",
          taken.trial().getId(),
          String.valueOf(e.getCause()));
      return Optional.empty();
    }
  }

  private List<Verdict> askTogether(List<Open> open, AnswerModel model) {
    if (open.isEmpty()) {
      return List.of();
    }
    try {
      List<TrialAnswers> answers = answerer.answer(model, open.stream().map(Open::trial).toList());
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        verdicts.add(new Verdict.Answered(open.get(i).entry(), answers.get(i)));
      }
      return verdicts;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (RuntimeException e) {
      LOG.warn("a batch failed and is asked Trial by Trial trials={}", open.size(), e);
      return open.stream().map(one -> askAlone(one, model)).toList();
    }
  }

  private Verdict askAlone(Open open, AnswerModel model) {
    try {
      return new Verdict.Answered(
          open.entry(), answerer.answer(model, List.of(open.trial())).getFirst());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (RuntimeException e) {
      LOG.warn(
          "a Trial failed alone trial={} delivery={}",
          open.trial().trial().getId(),
          open.delivery(),
          e);
      return open.delivery() < LAST_TRY
          ? new Verdict.Release(open.entry())
          : new Verdict.GiveUp(open.entry(), "model-error", e.toString());
    }
  }

  private record Taken(ConsumerRecord<byte[], byte[]> entry, Trial trial, int delivery) {}

  private record Open(ConsumerRecord<byte[], byte[]> entry, OpenTrial trial, int delivery) {}
}
