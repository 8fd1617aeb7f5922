package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.topology.Emission.Destination;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Makes dead letters of the records that this service gives up on. */
final class Refusals {
  static final String STAGE = "score";

  private static final int OVERHEAD_BYTES = 1024;

  private Refusals() {}

  /** The dead letter that is the outcome of the Sample whose id the record's key is. */
  static Record<String, Emission> of(
      ProcessorContext<?, ?> context,
      RecordCodec codec,
      Record<byte[], byte[]> record,
      UnreadableException why) {
    return emission(codec, record, letter(context, record, why));
  }

  /** A dead letter that says nothing about what becomes of a Sample. */
  static Record<String, Emission> ofNoSample(
      ProcessorContext<?, ?> context,
      RecordCodec codec,
      Record<byte[], byte[]> record,
      UnreadableException why) {
    DeadLetter letter = letter(context, record, why);
    letter.setSampleId(null);
    return emission(codec, record, letter);
  }

  private static DeadLetter letter(
      ProcessorContext<?, ?> context, Record<byte[], byte[]> record, UnreadableException why) {
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record in process has a place"));
    return DeadLetters.of(
        STAGE,
        why.cause(),
        String.valueOf(why.getMessage()),
        place.topic(),
        place.partition(),
        place.offset(),
        record.key(),
        record.value(),
        Instant.ofEpochMilli(context.currentSystemTimeMs()));
  }

  private static Record<String, Emission> emission(
      RecordCodec codec, Record<byte[], byte[]> record, DeadLetter letter) {
    byte[] encoded = codec.encode(letter);
    if (encoded.length > Topics.DEAD_LETTERS.maxMessageBytes() - OVERHEAD_BYTES) {
      letter.setValue(null);
      letter.setDetail(letter.getDetail() + "; too large to travel, the bytes are at their place");
      encoded = codec.encode(letter);
    }
    return record
        .withKey(letter.getId())
        .withValue(new Emission(Destination.DEAD_LETTERS, encoded));
  }
}
