package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import java.nio.ByteBuffer;

/**
 * The sums of one input partition on their way to be merged. They are the whole sums, not a
 * difference, so that receiving them twice changes nothing.
 */
record Part(int partition, SeriesSums sums) {
  byte[] encode(RecordCodec codec) {
    byte[] encoded = codec.encode(sums);
    return ByteBuffer.allocate(Integer.BYTES + encoded.length)
        .putInt(partition)
        .put(encoded)
        .array();
  }

  static Part decode(byte[] bytes, RecordCodec codec) throws UndecodableRecordException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int partition = buffer.getInt();
    byte[] encoded = new byte[buffer.remaining()];
    buffer.get(encoded);
    return new Part(partition, codec.decode(encoded, SeriesSums.class));
  }
}
