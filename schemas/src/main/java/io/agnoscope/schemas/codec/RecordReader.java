package io.agnoscope.schemas.codec;

import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads one record and counts the array elements in it. Avro bounds strings, bytes and arrays by
 * the bytes that are left, but a small element in memory is many times its encoded size.
 */
final class RecordReader extends SpecificDatumReader<Object> {

  /** A Trial has some dozens of Views of some dozens of parts and options each. */
  static final int MAX_ELEMENTS = 250_000;

  private int elements;

  RecordReader(Schema writer, Schema reader, SpecificData data) {
    super(writer, reader, data);
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
