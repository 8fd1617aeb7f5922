package io.agnoscope.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

final class RecordCodecPropertyTest {

  private final RecordCodec codec = RecordCodec.local();

  @Property(tries = 300)
  void givesBackWhatItWasGiven(@ForAll("topics") TopicDeclaration<?> topic, @ForAll long seed)
      throws Exception {
    byte[] bytes = randomBytes(topic, seed);

    SpecificRecord value = codec.decode(bytes, topic.valueType());

    assertThat(codec.encode(value)).isEqualTo(bytes);
    assertThat(codec.decode(codec.encode(value), topic.valueType())).isEqualTo(value);
  }

  @Property(tries = 300)
  void refusesWhatEndsEarly(
      @ForAll("topics") TopicDeclaration<?> topic,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 1_000_000) int where) {
    byte[] bytes = randomBytes(topic, seed);
    byte[] truncated = Arrays.copyOf(bytes, where % bytes.length);

    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> codec.decode(truncated, topic.valueType()));
  }

  @Property(tries = 2_000)
  void throwsNothingElseForDamagedBytes(
      @ForAll("topics") TopicDeclaration<?> topic,
      @ForAll long seed,
      @ForAll byte[] damage,
      @ForAll @IntRange(min = 0, max = 1_000_000) int where) {
    byte[] bytes = randomBytes(topic, seed);
    for (int i = 0; i < damage.length; i++) {
      bytes[(where + i * 31) % bytes.length] ^= damage[i];
    }

    decodesOrRefuses(bytes, topic);
  }

  @Property(tries = 1_000)
  void throwsNothingElseForInventedBytes(
      @ForAll("topics") TopicDeclaration<?> topic, @ForAll byte[] invented) {
    byte[] header = Arrays.copyOf(randomBytes(topic, 1), 10);
    byte[] bytes = Arrays.copyOf(header, header.length + invented.length);
    System.arraycopy(invented, 0, bytes, header.length, invented.length);

    decodesOrRefuses(bytes, topic);
  }

  @Provide
  Arbitrary<TopicDeclaration<?>> topics() {
    return Arbitraries.of(Topics.all());
  }

  private void decodesOrRefuses(byte[] bytes, TopicDeclaration<?> topic) {
    try {
      assertThat(codec.decode(bytes, topic.valueType())).isInstanceOf(topic.valueType());
    } catch (UndecodableRecordException e) {
      assertThat(e.kind()).isNotNull();
    }
  }

  private static byte[] randomBytes(TopicDeclaration<?> topic, long seed) {
    var schema = SpecificData.get().getSchema(topic.valueType());
    return GenericBytes.of((GenericRecord) new RandomData(schema, 1, seed).iterator().next());
  }
}
