package io.agnoscope.inference.worker;

import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Groups;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which records are Trials to be answered here. Any thread. */
final class TrialReader {

  private final RecordCodec codec;
  private final Set<String> trialsOf;

  /**
   * A reader.
   *
   * @param trialsOf the targets whose Trials are answered here
   */
  TrialReader(RecordCodec codec, Set<String> trialsOf) {
    this.codec = codec;
    this.trialsOf = trialsOf;
  }

  /** What a delivery is. */
  Reading read(Delivery delivery) {
    byte[] value = delivery.entry().value();
    if (value == null) {
      // A tombstone: there is nothing to ask.
      return new Reading.PassOver();
    }
    try {
      Trial trial = codec.decode(value, Trial.class);
      if (!trialsOf.contains(trial.getTarget())) {
        return new Reading.PassOver();
      }
      if (delivery.count() >= Groups.DELIVERY_LIMIT) {
        // After this delivery the broker would archive it without trace. Asking it may be what
        // ended the workers that had it before.
        return new Reading.Refuse(
            trial, "delivered-too-often", "delivery " + delivery.count() + " without an outcome");
      }
      return new Reading.Ask(trial);
    } catch (UndecodableRecordException e) {
      String kind = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new Reading.Refuse(null, "undecodable-" + kind, String.valueOf(e.getMessage()));
    }
  }

  /** What is to be done with a delivery. */
  sealed interface Reading {

    /** Nothing: it is not for this service. */
    record PassOver() implements Reading {}

    /**
     * Write a dead letter.
     *
     * @param trial null when it cannot be read
     */
    record Refuse(@Nullable Trial trial, String cause, String detail) implements Reading {}

    /** Ask it. */
    record Ask(Trial trial) implements Reading {}
  }
}
