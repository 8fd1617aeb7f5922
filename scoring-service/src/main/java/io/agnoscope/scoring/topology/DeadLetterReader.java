package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** Notes dead letters under their sample ids, on the way to the tasks that own those ids. */
final class DeadLetterReader extends ContextualProcessor<byte[], byte[], String, String> {
  private static final Logger LOG = Logger.getLogger(DeadLetterReader.class);

  private final RecordCodec codec;

  DeadLetterReader(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (Erasure.is(record)) {
      return;
    }
    DeadLetterNote note = note(record);
    context().forward(record.withKey(note.sampleId()).withValue(note.text()));
  }

  private DeadLetterNote note(Record<byte[], byte[]> record) {
    try {
      DeadLetter letter = codec.decode(record.value(), DeadLetter.class);
      String sampleId = letter.getSampleId();
      return new DeadLetterNote(
          letter.getStage(), letter.getCause(), sampleId == null ? "" : sampleId);
    } catch (UndecodableRecordException e) {
      LOG.warnf(
          "A dead letter cannot be decoded and is only counted place=%s reason=%s",
          context()
              .recordMetadata()
              .map(place -> place.topic() + "/" + place.partition() + "/" + place.offset())
              .orElse("unknown"),
          e.getMessage());
      return DeadLetterNote.UNDECODABLE;
    }
  }
}
