package io.agnoscope.scoring.deadletters;

import io.agnoscope.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a dead letter: everything but the bytes.
 *
 * @param stage the step that gave up, for example "perturb"
 * @param topic where the record was, with partition and offset
 * @param sampleId the record's key, where that is text
 * @param valueBytes of the original record; 0 when they do not travel in the letter
 * @param uri where the original bytes are kept when they do not travel
 */
public record LetterItem(
    String id,
    Instant at,
    String stage,
    String cause,
    String detail,
    String topic,
    int partition,
    long offset,
    @Nullable String sampleId,
    int keyBytes,
    int valueBytes,
    @Nullable String uri) {

  static LetterItem of(DeadLetter letter) {
    return new LetterItem(
        letter.getId(),
        letter.getAt(),
        letter.getStage(),
        letter.getCause(),
        letter.getDetail(),
        letter.getTopic(),
        letter.getPartition(),
        letter.getOffset(),
        letter.getSampleId(),
        size(letter.getKey()),
        size(letter.getValue()),
        letter.getUri());
  }

  private static int size(@Nullable ByteBuffer buffer) {
    return buffer == null ? 0 : buffer.remaining();
  }
}
