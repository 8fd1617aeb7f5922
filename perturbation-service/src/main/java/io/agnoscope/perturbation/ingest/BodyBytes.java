package io.agnoscope.perturbation.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes that are read into as little memory as holds them, and only while there is room for them.
 * Not thread-safe.
 */
public final class BodyBytes {

  private static final int FIRST_BYTES = 8 << 10;

  private final int maxBytes;
  private final Room room;
  private byte[] buffer;
  private int size;

  /**
   * No bytes yet.
   *
   * @param maxBytes more are never held
   * @param expected how many there will be, if that is known; 0 if not
   */
  BodyBytes(int maxBytes, long expected, Room room) {
    this.maxBytes = maxBytes;
    this.room = room;
    this.buffer = new byte[(int) Math.min(maxBytes, Math.max(FIRST_BYTES, expected))];
  }

  /**
   * Reads a body to its end.
   *
   * @param expected its announced length in bytes; 0 when none was announced
   * @return nothing when it has more than {@code maxBytes}
   * @throws Room.ExhaustedException when there is no room for it now
   * @throws IOException when it cannot be read to its end
   */
  public static Optional<byte[]> read(InputStream body, int maxBytes, long expected, Room room)
      throws IOException {
    BodyBytes bytes = new BodyBytes(maxBytes, expected, room);
    while (true) {
      if (bytes.size == bytes.buffer.length) {
        // Full, as it is when the announced length was right: look for the end before growing.
        int next = body.read();
        if (next < 0) {
          return Optional.of(bytes.toByteArray());
        }
        if (!bytes.append(new byte[] {(byte) next}, 0, 1)) {
          return Optional.empty();
        }
      }
      int count = body.read(bytes.buffer, bytes.size, bytes.buffer.length - bytes.size);
      if (count < 0) {
        return Optional.of(bytes.toByteArray());
      }
      bytes.size += count;
    }
  }

  /**
   * Adds bytes.
   *
   * @return false, with nothing added, when they would be too many
   */
  boolean append(byte[] from, int offset, int length) throws Room.ExhaustedException {
    if (length > maxBytes - size) {
      return false;
    }
    int needed = size + length;
    if (needed > buffer.length) {
      int capacity = (int) Math.min(maxBytes, Math.max(needed, 2L * buffer.length));
      // While they are copied they are there twice, and once more when all have come.
      if (!room.extendTo(2L * capacity)) {
        throw new Room.ExhaustedException();
      }
      buffer = Arrays.copyOf(buffer, capacity);
    }
    System.arraycopy(from, offset, buffer, size, length);
    size = needed;
    return true;
  }

  /** What was added; not to be used after more is. */
  byte[] toByteArray() {
    return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
  }
}
