package io.agnoscope.schemas.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Any bytes on a topic are a record or undecodable, at a bounded cost. Of an input the first byte
 * chooses the topic and the second the version of the writer's schema, since no fuzzer guesses a
 * fingerprint; the rest is the record.
 */
class RecordCodecFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);
  private static final int HEADER_BYTES = 10;
  private static final int CHOICES = 2;

  /** Of each topic, in the order of the topics. */
  private static final List<List<Schema>> VERSIONS =
      Topics.all().stream().map(topic -> SchemaHistory.of(topic.valueType())).toList();

  private final RecordCodec codec = RecordCodec.local();

  @FuzzTest(maxDuration = "10m")
  void anyBytesAreARecordOrUndecodable(byte[] input) throws Exception {
    decode(input, Sample.class);
    if (input.length >= CHOICES) {
      int topic = Math.floorMod(input[0], Topics.all().size());
      List<Schema> versions = VERSIONS.get(topic);
      Schema writer = versions.get(Math.floorMod(input[1], versions.size()));
      decode(record(writer, input), Topics.all().get(topic).valueType());
    }
  }

  private void decode(byte[] bytes, Class<? extends SpecificRecord> type) throws Exception {
    BOUNDS.hold(() -> {
      try {
        isWrittenAsItWasRead(codec.decode(bytes, type), type);
      } catch (UndecodableRecordException declared) {
        Objects.requireNonNull(declared.getMessage());
      }
      return true;
    });
  }

  private void isWrittenAsItWasRead(SpecificRecord read, Class<? extends SpecificRecord> type)
      throws UndecodableRecordException {
    byte[] once = codec.encode(read);
    byte[] twice = codec.encode(codec.decode(once, type));
    if (!Arrays.equals(once, twice)) {
      throw new AssertionError(
          "a " + type.getSimpleName() + " is written differently the next time");
    }
  }

  /** The input as a record: its choices replaced by marker and fingerprint. */
  private static byte[] record(Schema writer, byte[] input) {
    return ByteBuffer.allocate(HEADER_BYTES + input.length - CHOICES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 0x01)
        .putLong(KnownSchemas.fingerprint(writer))
        .put(input, CHOICES, input.length - CHOICES)
        .array();
  }
}
