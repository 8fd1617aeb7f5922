package io.agnoscope.schemas.codec;

import io.agnoscope.schemas.codec.UndecodableRecordException.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into bytes and back, in Avro's single-object encoding: two marker bytes, the
 * writer's schema as a 64-bit fingerprint (little-endian), the record. Thread-safe.
 */
public final class RecordCodec implements AutoCloseable {

  static {
    TrustedTypes.trust();
  }

  private static final byte[] MARKER = {(byte) 0xC3, 0x01};
  private static final int HEADER_BYTES = MARKER.length + Long.BYTES;
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);
  private static final SpecificData DATA = data();

  private final SchemaDirectory schemas;
  private final Map<Schema, BinaryMessageEncoder<SpecificRecord>> encoders =
      new ConcurrentHashMap<>();
  private final RecordReaders readers = new RecordReaders(DATA);

  RecordCodec(SchemaDirectory schemas) {
    this.schemas = schemas;
  }

  /** Returns a codec that knows the schemas of this build and its history only, and no broker. */
  public static RecordCodec local() {
    return new RecordCodec(new KnownSchemas());
  }

  /**
   * Returns a codec that publishes its schemas to {@code agnoscope.schemas} and finds those of
   * others there, waiting up to ten seconds for one. It connects in the background: a broker that
   * is away holds up the first encoding, not this call.
   *
   * @param kafkaConfig how to reach the broker: bootstrap servers, security; other client settings
   *     are allowed and those that matter here are overridden
   */
  public static RecordCodec connected(Map<String, Object> kafkaConfig) {
    return connected(kafkaConfig, DEFAULT_PATIENCE);
  }

  /**
   * Like {@link #connected(Map)}.
   *
   * @param patience how long a decoding waits for an unknown schema to turn up
   */
  public static RecordCodec connected(Map<String, Object> kafkaConfig, Duration patience) {
    return new RecordCodec(SchemaTopic.follow(kafkaConfig, patience));
  }

  /**
   * Returns the record's bytes.
   *
   * @throws IllegalArgumentException if the record lacks a value that its schema asks for
   * @throws org.apache.kafka.common.errors.TimeoutException if the record's schema could not be
   *     published in time; the broker is away, so try again
   */
  public byte[] encode(SpecificRecord value) {
    Schema schema = value.getSchema();
    BinaryMessageEncoder<SpecificRecord> encoder = encoders.get(schema);
    if (encoder == null) {
      schemas.announce(schema);
      encoder = new BinaryMessageEncoder<>(DATA, schema);
      encoders.put(schema, encoder);
    }
    try {
      ByteBuffer encoded = encoder.encode(value);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (NullPointerException e) {
      throw new IllegalArgumentException("cannot encode: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      // Avro's other messages quote values, so neither they nor their exception go on.
      throw new IllegalArgumentException(
          "cannot encode a " + schema.getName() + ": " + e.getClass().getSimpleName());
    }
  }

  /**
   * Returns the record that the bytes hold, as the type of this build, whichever version wrote it.
   *
   * @throws UndecodableRecordException if they hold no such record; nothing else is thrown for any
   *     bytes
   */
  public <T extends SpecificRecord> T decode(byte @Nullable [] bytes, Class<T> type)
      throws UndecodableRecordException {
    if (bytes == null) {
      throw new UndecodableRecordException(Cause.NOT_SINGLE_OBJECT, "there is no value");
    }
    long fingerprint = fingerprint(bytes);
    Schema writer = schemas.find(fingerprint);
    if (writer == null) {
      throw new UndecodableRecordException(
          Cause.UNKNOWN_SCHEMA, "no schema is known for fingerprint " + hex(fingerprint));
    }
    Schema reader = DATA.getSchema(type);
    if (!writer.getFullName().equals(reader.getFullName())) {
      throw new UndecodableRecordException(
          Cause.WRONG_TYPE, "wanted " + reader.getName() + ", not " + writer.getName());
    }
    return read(bytes, writer, reader, type);
  }

  /**
   * Returns a serde for Kafka clients and Streams. No value (a tombstone) is no bytes, both ways.
   * Its deserializer throws {@link SerializationException}, caused by the {@link
   * UndecodableRecordException}. Closing it leaves the codec open.
   */
  public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : encode(value),
        (topic, bytes) -> {
          try {
            return bytes == null ? null : decode(bytes, type);
          } catch (UndecodableRecordException e) {
            throw new SerializationException("undecodable record on " + topic, e);
          }
        });
  }

  /** Stops following the schema topic. */
  @Override
  public void close() {
    schemas.close();
  }

  static String hex(long fingerprint) {
    return HexFormat.of().toHexDigits(fingerprint);
  }

  private static long fingerprint(byte[] bytes) throws UndecodableRecordException {
    if (bytes.length < HEADER_BYTES || bytes[0] != MARKER[0] || bytes[1] != MARKER[1]) {
      throw new UndecodableRecordException(
          Cause.NOT_SINGLE_OBJECT,
          bytes.length + " bytes that do not begin with the single-object marker and fingerprint");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER.length);
  }

  private <T> T read(byte[] bytes, Schema writer, Schema reader, Class<T> type)
      throws UndecodableRecordException {
    try {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
      T value = type.cast(readers.read(writer, reader, decoder));
      if (!decoder.isEnd()) {
        throw new UndecodableRecordException(
            Cause.CORRUPT, "bytes go on after the " + reader.getName());
      }
      return value;
    } catch (EOFException e) {
      throw new UndecodableRecordException(
          Cause.CORRUPT, "bytes end inside the " + reader.getName(), e);
    } catch (AvroTypeException e) {
      throw new UndecodableRecordException(
          Cause.WRONG_TYPE, "not readable as a " + reader.getName() + ": " + e.getMessage(), e);
    } catch (AvroRuntimeException e) {
      throw new UndecodableRecordException(
          Cause.CORRUPT, "not a " + reader.getName() + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new UndecodableRecordException(
          Cause.CORRUPT, "not a " + reader.getName() + ": " + e.getClass().getSimpleName(), e);
    }
  }

  private static SpecificData data() {
    SpecificData data = new SpecificData(RecordCodec.class.getClassLoader());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    // The fast reader has no place to count elements.
    data.setFastReaderEnabled(false);
    return data;
  }
}
