package io.agnoscope.embedded.deadletters;

import io.agnoscope.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a list shows of a dead letter: everything but the bytes. */
public record LetterLine(
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
    int valueBytes) {

  private static final int SHOWN_ID = 12;

  public static LetterLine of(DeadLetter letter) {
    return new LetterLine(
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
        size(letter.getValue()));
  }

  private static int size(@Nullable ByteBuffer buffer) {
    return buffer == null ? 0 : buffer.remaining();
  }

  public static String heading() {
    return row("ID", "AT", "STAGE", "CAUSE", "TOPIC", "SAMPLE");
  }

  public String row() {
    return row(
        id.substring(0, Math.min(SHOWN_ID, id.length())),
        at.toString(),
        stage,
        cause,
        topic + "/" + partition + "/" + offset,
        sampleId == null ? "-" : shortened(printable(sampleId)));
  }

  private static String row(
      String id, String at, String stage, String cause, String topic, String sample) {
    return String.format(
            Locale.ROOT,
            "%-12s  %-24s  %-8s  %-30s  %-30s  %s",
            id,
            at,
            stage,
            cause,
            topic,
            sample)
        .stripTrailing();
  }

  /** What comes from outside could steer a terminal: control characters are not shown. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
