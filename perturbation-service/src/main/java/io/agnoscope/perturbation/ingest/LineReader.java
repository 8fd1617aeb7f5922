package io.agnoscope.perturbation.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a stream into lines without ever holding more than one, and at most so many bytes of it. Not
 * thread-safe.
 */
final class LineReader {

  private static final int NEWLINE = '\n';
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxBytes;
  private long number;

  LineReader(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.maxBytes = maxBytes;
  }

  /**
   * The next line, or nothing at the end.
   *
   * @throws IOException when the stream breaks
   */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    number++;
    boolean tooLong = false;
    for (; next >= 0 && next != NEWLINE; next = in.read()) {
      if (bytes.size() < maxBytes) {
        bytes.write(next);
      } else {
        tooLong = true;
      }
    }
    return Optional.of(new Line(number, tooLong ? new byte[0] : withoutMark(bytes), tooLong));
  }

  /** Lines met so far. */
  long number() {
    return number;
  }

  private byte[] withoutMark(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    boolean marked =
        number == 1
            && bytes.length >= BYTE_ORDER_MARK.length
            && java.util.Arrays.equals(
                bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    return marked
        ? java.util.Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length)
        : bytes;
  }

  /**
   * One line without its end.
   *
   * @param number from 1
   * @param bytes empty when the line is too long to be kept
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Line(long number, byte[] bytes, boolean tooLong) {

    boolean blank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return !tooLong;
    }
  }
}
