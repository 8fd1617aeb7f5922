package io.agnoscope.perturbation.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines without ever holding more than one, and at most so many bytes of it. Not
 * thread-safe.
 */
final class LineReader {

  private static final byte NEWLINE = '\n';
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxBytes;
  private final Room room;
  private final byte[] chunk = new byte[1 << 14];
  private int next;
  private int filled;
  private long number;

  LineReader(InputStream in, int maxBytes, Room room) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.room = room;
  }

  /**
   * The next line, or nothing at the end.
   *
   * @throws Room.ExhaustedException when there is no room for it now
   * @throws IOException when the stream breaks
   */
  Optional<Line> next() throws IOException {
    if (!fill()) {
      return Optional.empty();
    }
    BodyBytes bytes = new BodyBytes(maxBytes, 0, room);
    boolean tooLong = false;
    do {
      int end = next;
      while (end < filled && chunk[end] != NEWLINE) {
        end++;
      }
      tooLong |= !bytes.append(chunk, next, end - next);
      next = end;
      if (end < filled) {
        next++;
        break;
      }
    } while (fill());
    number++;
    return Optional.of(
        new Line(number, tooLong ? new byte[0] : withoutMark(bytes.toByteArray()), tooLong));
  }

  /** Whether there is at least one more byte. */
  private boolean fill() throws IOException {
    while (next == filled) {
      int count = in.read(chunk, 0, chunk.length);
      if (count < 0) {
        return false;
      }
      next = 0;
      filled = count;
    }
    return true;
  }

  /** Lines read to their end so far. */
  long number() {
    return number;
  }

  private byte[] withoutMark(byte[] bytes) {
    boolean marked =
        number == 1
            && bytes.length >= BYTE_ORDER_MARK.length
            && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
    return marked ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
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
