package io.agnoscope.scoring.query;

import io.agnoscope.schemas.SeriesSums;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.scoring.query.Share.Row;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SumsMapping;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a {@link Share} travels between instances: big-endian, the number of partitions; of each its
 * number and that of its rows; of each row the key (length, UTF-8), the window's start and the
 * value (length, bytes). Sums are Avro records of the contract, so that instances of neighbouring
 * versions understand each other. Another form would get another address.
 */
final class ShareFormat<V> {
  static final String MEDIA_TYPE = "application/vnd.agnoscope.share";

  /** What does not hold a Share. */
  static final class MalformedShareException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedShareException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  private interface Decoding<V> {
    V decode(byte[] bytes) throws UndecodableRecordException;
  }

  private final Function<V, byte[]> encoding;
  private final Decoding<V> decoding;

  private ShareFormat(Function<V, byte[]> encoding, Decoding<V> decoding) {
    this.encoding = encoding;
    this.decoding = decoding;
  }

  static ShareFormat<Sums> ofSums(RecordCodec codec) {
    return new ShareFormat<>(
        sums -> codec.encode(SumsMapping.toRecord(sums)),
        bytes -> SumsMapping.fromRecord(codec.decode(bytes, SeriesSums.class)));
  }

  static ShareFormat<Long> ofCounts() {
    return new ShareFormat<>(
        count -> ByteBuffer.allocate(Long.BYTES).putLong(count).array(),
        bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  byte[] write(Share<V> share) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(share.partitions().size());
      for (Map.Entry<Integer, List<Row<V>>> partition : share.partitions().entrySet()) {
        out.writeInt(partition.getKey());
        out.writeInt(partition.getValue().size());
        for (Row<V> row : partition.getValue()) {
          writeBytes(out, row.key().getBytes(StandardCharsets.UTF_8));
          out.writeLong(row.start());
          writeBytes(out, encoding.apply(row.value()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws MalformedShareException for any other bytes; a Share that was cut off is one of them
   */
  Share<V> read(byte[] bytes) throws MalformedShareException {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      TreeMap<Integer, List<Row<V>>> partitions = new TreeMap<>();
      int count = in.getInt();
      for (int i = 0; i < count; i++) {
        int partition = in.getInt();
        int rows = in.getInt();
        List<Row<V>> read = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
          String key = new String(readBytes(in), StandardCharsets.UTF_8);
          long start = in.getLong();
          read.add(new Row<>(key, start, decoding.decode(readBytes(in))));
        }
        partitions.put(partition, read);
      }
      if (in.hasRemaining()) {
        throw new BufferUnderflowException();
      }
      return new Share<>(partitions);
    } catch (BufferUnderflowException | UndecodableRecordException e) {
      throw new MalformedShareException("what it says cannot be read", e);
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
