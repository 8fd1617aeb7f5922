package io.agnoscope.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.SchemaText;
import io.agnoscope.schemas.codec.UndecodableRecordException.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecordCodecTest {

  private static final Alert ALERT =
      Alert.newBuilder()
          .setKey("key")
          .setState(AlertState.FIRING)
          .setTarget("target")
          .setCheckpoint("checkpoint")
          .setMonitor("monitor")
          .setReason("reason")
          .setSince(Instant.ofEpochMilli(1_700_000_000_123L))
          .setAt(Instant.ofEpochMilli(1_700_000_000_456L))
          .setExampleSampleIds(List.of("sample"))
          .build();

  private final RecordCodec codec = RecordCodec.local();

  @Test
  void givesBackARecord() throws Exception {
    assertThat(codec.decode(codec.encode(ALERT), Alert.class)).isEqualTo(ALERT);
  }

  @Test
  void beginsWithTheMarkerOfASingleObject() {
    assertThat(codec.encode(ALERT)).startsWith(0xC3, 0x01);
  }

  @Test
  void refusesWhatIsNoSingleObject() {
    byte[] otherMarker = codec.encode(ALERT);
    otherMarker[1] = 2;

    assertThat(refusal(null, Alert.class)).isEqualTo(Cause.NOT_SINGLE_OBJECT);
    assertThat(refusal(new byte[0], Alert.class)).isEqualTo(Cause.NOT_SINGLE_OBJECT);
    assertThat(refusal(new byte[] {(byte) 0xC3, 1, 0}, Alert.class))
        .isEqualTo(Cause.NOT_SINGLE_OBJECT);
    assertThat(refusal(otherMarker, Alert.class)).isEqualTo(Cause.NOT_SINGLE_OBJECT);
  }

  @Test
  void namesTheFingerprintThatNobodyPublished() {
    byte[] bytes = codec.encode(ALERT);
    for (int i = 0; i < 8; i++) {
      bytes[2 + i] = (byte) (i + 1);
    }

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> codec.decode(bytes, Alert.class))
        .withMessageContaining("0807060504030201")
        .matches(refused -> refused.kind() == Cause.UNKNOWN_SCHEMA);
  }

  @Test
  void refusesARecordOfAnotherType() {
    assertThat(refusal(codec.encode(ALERT), Sample.class)).isEqualTo(Cause.WRONG_TYPE);
  }

  @Test
  void refusesBytesAfterTheRecord() {
    byte[] bytes = codec.encode(ALERT);

    assertThat(refusal(Arrays.copyOf(bytes, bytes.length + 1), Alert.class))
        .isEqualTo(Cause.CORRUPT);
  }

  @Test
  void allocatesNothingForALengthThatTheBytesDoNotHave() throws IOException {
    byte[] bytes = after(codec.encode(ALERT), out -> out.writeLong(Integer.MAX_VALUE - 100L));

    assertThat(refusal(bytes, Alert.class)).isEqualTo(Cause.CORRUPT);
  }

  @Test
  void refusesMoreArrayElementsThanAnyRecordHas() {
    Alert alert = Alert.newBuilder(ALERT).build();
    String[] samples = new String[RecordReader.MAX_ELEMENTS + 1];
    Arrays.fill(samples, "");
    alert.setExampleSampleIds(List.of(samples));

    assertThat(refusal(codec.encode(alert), Alert.class)).isEqualTo(Cause.CORRUPT);
  }

  @Test
  void countsArrayElementsOfEachRecordAnew() throws Exception {
    Alert alert = Alert.newBuilder(ALERT).build();
    String[] samples = new String[RecordReader.MAX_ELEMENTS];
    Arrays.fill(samples, "");
    alert.setExampleSampleIds(List.of(samples));
    byte[] bytes = codec.encode(alert);

    for (int i = 0; i < 2; i++) {
      assertThat(codec.decode(bytes, Alert.class).getExampleSampleIds()).hasSize(samples.length);
    }
  }

  @Test
  void readsWhatComesAfterABrokenRecord() throws Exception {
    byte[] whole = codec.encode(ALERT);
    byte[] broken = Arrays.copyOf(whole, whole.length - 3);

    for (int i = 0; i < 3; i++) {
      assertThat(codec.decode(whole, Alert.class)).isEqualTo(ALERT);
      assertThat(refusal(broken, Alert.class)).isEqualTo(Cause.CORRUPT);
    }
  }

  @Test
  void manyThreadsReadAtATime() throws Exception {
    byte[] bytes = codec.encode(ALERT);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Alert>> read =
          IntStream.range(0, 200)
              .mapToObj(i -> threads.submit(() -> codec.decode(bytes, Alert.class)))
              .toList();
      for (Future<Alert> each : read) {
        assertThat(each.get()).isEqualTo(ALERT);
      }
    }
  }

  @Test
  void saysWhichFieldIsMissingAndNothingOfTheOthers() {
    SchemaText incomplete = new SchemaText();
    incomplete.setName("a secret");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(incomplete))
        .withMessageContaining("json")
        .withMessageNotContaining("secret");
  }

  @Test
  void servesKafkaWithTombstonesAndItsOwnException() {
    Serde<Alert> serde = codec.serde(Alert.class);

    assertThat(serde.serializer().serialize("topic", null)).isNull();
    assertThat(serde.deserializer().deserialize("topic", null)).isNull();
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serde.deserializer().deserialize("topic", new byte[] {1, 2, 3}))
        .withCauseInstanceOf(UndecodableRecordException.class);
  }

  private Cause refusal(byte @Nullable [] bytes, Class<? extends SpecificRecord> type) {
    return catchThrowableOfType(UndecodableRecordException.class, () -> codec.decode(bytes, type))
        .kind();
  }

  private static byte[] after(byte[] encoded, Written body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(encoded, 0, 10);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    body.to(encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private interface Written {
    void to(BinaryEncoder encoder) throws IOException;
  }
}
