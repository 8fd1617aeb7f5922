package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.api.ByteGate.Reservation;
import io.agnoscope.perturbation.ingest.LimitedBody;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads or throws away one mirrored body, never more of it than the limit and than there is room
 * for.
 */
final class MirroredBody {

  private static final int CHUNK_BYTES = 8 << 10;

  private final InputStream body;
  private final @Nullable Long length;
  private final String encoding;
  private final long maxBytes;

  /**
   * One body.
   *
   * @param length that was announced, or null
   * @param encoding the header Content-Encoding, or null
   * @param maxBytes as sent and as inflated
   */
  MirroredBody(InputStream body, @Nullable Long length, @Nullable String encoding, long maxBytes) {
    this.body = body;
    this.length = length;
    this.encoding = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    this.maxBytes = maxBytes;
  }

  /**
   * The bytes, inflated.
   *
   * @param room is made larger as they come
   * @throws RefusedException when they are too many, cut short, in an unknown encoding, or when
   *     there is no room
   */
  byte[] read(Reservation room) throws RefusedException {
    if (length != null && length > maxBytes) {
      throw tooLarge();
    }
    try {
      InputStream limited = new LimitedBody(body, maxBytes);
      return switch (encoding) {
        case "", "identity" -> bytes(limited, length == null ? 0 : length, room);
        case "gzip", "x-gzip" ->
            bytes(new LimitedBody(new GZIPInputStream(limited, CHUNK_BYTES), maxBytes), 0, room);
        default ->
            throw new RefusedException(
                RefusalCause.UNSUPPORTED_ENCODING, "a body is sent as it is, or as gzip");
      };
    } catch (LimitedBody.TooLargeException e) {
      throw tooLarge();
    } catch (IOException e) {
      throw new RefusedException(
          RefusalCause.BODY_CUT_SHORT, "the body could not be read to its end");
    }
  }

  private byte[] bytes(InputStream in, long expected, Reservation room)
      throws IOException, RefusedException {
    reserve(room, expected);
    // One more than expected, so that the end is met without growing.
    byte[] bytes = new byte[Math.toIntExact(Math.max(CHUNK_BYTES, expected + 1))];
    int count = 0;
    for (int read = in.read(bytes, 0, bytes.length);
        read >= 0;
        read = in.read(bytes, count, bytes.length - count)) {
      count += read;
      if (count == bytes.length) {
        // One more than the limit, so that the limited body says when it is passed.
        int larger = Math.toIntExact(Math.min(2L * count, maxBytes + 1));
        reserve(room, Math.min(larger, maxBytes));
        bytes = Arrays.copyOf(bytes, larger);
      }
    }
    return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
  }

  private static void reserve(Reservation room, long bytes) throws RefusedException {
    if (!room.extendTo(bytes)) {
      throw new RefusedException(busy());
    }
  }

  /** Why a request is not read. */
  static Refusal busy() {
    return new Refusal(
        RefusalCause.BUSY, "as many mirrored bytes as are held at a time are being held");
  }

  /**
   * Throws the body away, so that the connection can be used again.
   *
   * @return whether its end was met within the limit
   */
  boolean drain() {
    byte[] chunk = new byte[CHUNK_BYTES];
    long count = 0;
    try {
      for (int read = body.read(chunk); read >= 0 && count <= maxBytes; read = body.read(chunk)) {
        count += read;
      }
      return count <= maxBytes;
    } catch (IOException e) {
      return false;
    }
  }

  private RefusedException tooLarge() {
    return new RefusedException(
        RefusalCause.BODY_TOO_LARGE, "a mirrored body has at most " + maxBytes + " bytes");
  }
}
