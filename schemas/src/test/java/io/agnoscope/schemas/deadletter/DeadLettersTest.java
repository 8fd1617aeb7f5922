package io.agnoscope.schemas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {

  private static final Instant AT = Instant.ofEpochMilli(1_700_000_000_000L);

  @Test
  void keepsWhereTheRecordWasWhyAndItsBytes() {
    byte[] value = {(byte) 0xFF, 0, 7};

    DeadLetter letter = letter("infer", 2, 40, text("sample-1"), value, "bad");

    assertThat(letter.getStage()).isEqualTo("infer");
    assertThat(letter.getCause()).isEqualTo("CORRUPT");
    assertThat(letter.getDetail()).isEqualTo("bad");
    assertThat(letter.getTopic()).isEqualTo("agnoscope.trials");
    assertThat(letter.getPartition()).isEqualTo(2);
    assertThat(letter.getOffset()).isEqualTo(40);
    assertThat(letter.getAt()).isEqualTo(AT);
    assertThat(letter.getSampleId()).isEqualTo("sample-1");
    assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap(text("sample-1")));
    assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(value));
  }

  @Test
  void isTheSameLetterForTheSameRecordAndStage() {
    String id = letter("infer", 2, 40, null, null, "first").getId();

    assertThat(letter("infer", 2, 40, null, null, "second").getId()).isEqualTo(id);
    assertThat(letter("score", 2, 40, null, null, "first").getId()).isNotEqualTo(id);
    assertThat(letter("infer", 24, 0, null, null, "first").getId()).isNotEqualTo(id);
    assertThat(letter("infer", 2, 41, null, null, "first").getId()).isNotEqualTo(id);
  }

  @Test
  void hasNoSampleIdWhereTheKeyIsNoText() {
    assertThat(letter("infer", 0, 0, new byte[] {(byte) 0xC3, 0x28}, null, "").getSampleId())
        .isNull();
    assertThat(letter("infer", 0, 0, new byte[0], null, "").getSampleId()).isNull();
    assertThat(letter("infer", 0, 0, null, null, "").getSampleId()).isNull();
  }

  @Test
  void isNotChangedByWhoReusesTheBuffer() {
    byte[] value = {1, 2, 3};
    DeadLetter letter = letter("infer", 0, 0, null, value, "");

    value[0] = 9;

    assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
  }

  @Test
  void cutsALongDetailBetweenCharacters() {
    String detail = "x".repeat(DeadLetters.MAX_DETAIL_CHARS - 1) + "\uD83D\uDE00 and more";

    assertThat(letter("infer", 0, 0, null, null, detail).getDetail())
        .isEqualTo("x".repeat(DeadLetters.MAX_DETAIL_CHARS - 1));
  }

  @Test
  void canBeEncodedWithoutKeyAndValue() throws Exception {
    DeadLetter letter = letter("infer", 0, 0, null, null, "");
    RecordCodec codec = RecordCodec.local();

    assertThat(codec.decode(codec.encode(letter), DeadLetter.class)).isEqualTo(letter);
  }

  private static DeadLetter letter(
      String stage,
      int partition,
      long offset,
      byte @Nullable [] key,
      byte @Nullable [] value,
      String detail) {
    return DeadLetters.of(
        stage, "CORRUPT", detail, "agnoscope.trials", partition, offset, key, value, AT);
  }

  private static byte[] text(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
