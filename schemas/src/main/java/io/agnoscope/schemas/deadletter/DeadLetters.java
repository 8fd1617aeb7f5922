package io.agnoscope.schemas.deadletter;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.identity.Identity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the dead letter of a record from where it was and why it could not be processed. */
public final class DeadLetters {

  /** Longer details are cut: a detail explains, it does not carry the record. */
  public static final int MAX_DETAIL_CHARS = 2_000;

  private DeadLetters() {}

  /**
   * Returns the dead letter of one record. Its id is made of topic, partition, offset and stage, so
   * that a stage that gives up twice on a redelivered record writes the same letter. The sample id
   * is the record's key where that is UTF-8 text.
   *
   * @param stage the step that gave up, for example "perturb"
   * @param cause a short, bounded name of the reason, fit to be a metric label
   * @param detail for a person to read; never holds payload; cut to {@link #MAX_DETAIL_CHARS}
   * @param key the record's key as it was, copied; null if it had none
   * @param value the record's value as it was, copied; null if it had none
   * @param at when it was given up
   */
  public static DeadLetter of(
      String stage,
      String cause,
      String detail,
      String topic,
      int partition,
      long offset,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Instant at) {
    DeadLetter letter = new DeadLetter();
    letter.setId(Identity.of(topic, Integer.toString(partition), Long.toString(offset), stage));
    letter.setStage(stage);
    letter.setCause(cause);
    letter.setDetail(cut(detail));
    letter.setTopic(topic);
    letter.setPartition(partition);
    letter.setOffset(offset);
    letter.setAt(at);
    letter.setSampleId(text(key));
    letter.setKey(copy(key));
    letter.setValue(copy(value));
    return letter;
  }

  private static String cut(String detail) {
    if (detail.length() <= MAX_DETAIL_CHARS) {
      return detail;
    }
    boolean splitsPair = Character.isHighSurrogate(detail.charAt(MAX_DETAIL_CHARS - 1));
    return detail.substring(0, splitsPair ? MAX_DETAIL_CHARS - 1 : MAX_DETAIL_CHARS);
  }

  private static @Nullable ByteBuffer copy(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes.clone());
  }

  private static @Nullable String text(byte @Nullable [] key) {
    if (key == null || key.length == 0) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
