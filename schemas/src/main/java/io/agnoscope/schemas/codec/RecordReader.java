package io.agnoscope.schemas.codec;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads records of one version, one at a time, and counts the array elements in each. Avro bounds
 * strings, bytes and arrays by the bytes that are left, but a small element in memory is many times
 * its encoded size.
 *
 * <p>It keeps how the writer's schema is read as the reader's, which costs more to find out than a
 * record to read. Avro keeps that for each thread, and a virtual one lives for one record.
 */
final class RecordReader extends SpecificDatumReader<Object> {

  /** In place of what was read last, which may be large. */
  private static final Decoder NOTHING = DecoderFactory.get().binaryDecoder(new byte[0], null);

  /** A Trial has some dozens of Views of some dozens of parts and options each. */
  static final int MAX_ELEMENTS = 250_000;

  private final ResolvingDecoder resolving;
  private int elements;

  RecordReader(Schema writer, Schema reader, SpecificData data) throws IOException {
    super(writer, reader, data);
    this.resolving =
        DecoderFactory.get().resolvingDecoder(Schema.applyAliases(writer, reader), reader, null);
  }

  /**
   * The next record.
   *
   * @throws RuntimeException when there is none; the reader is not to be used again
   */
  Object read(Decoder from) throws IOException {
    elements = 0;
    resolving.configure(from);
    Object record = read(null, getExpected(), resolving);
    resolving.drain();
    resolving.configure(NOTHING);
    return record;
  }

  @Override
  protected void addToArray(Object array, long pos, Object element) {
    elements++;
    if (elements > MAX_ELEMENTS) {
      throw new SystemLimitException("more than " + MAX_ELEMENTS + " array elements in one record");
    }
    super.addToArray(array, pos, element);
  }
}
