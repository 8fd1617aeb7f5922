package io.agnoscope.inference.chat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Lets requests in by their number and by the bytes of their bodies. Thread-safe. */
final class ChatGate {

  /** Bytes that a body has at most. */
  static final int MAX_BODY_BYTES = 16 << 20;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore requests;
  private final Semaphore bytes;

  /** A gate for so many requests with so many bytes in all. */
  ChatGate(int maxRequests, int maxBytes) {
    this.requests = new Semaphore(maxRequests);
    this.bytes = new Semaphore(maxBytes);
  }

  /**
   * Lets a request in.
   *
   * @param length of its body in bytes as announced, or null: then it counts as the largest
   * @return to be closed when the request is answered
   * @throws ChatRefusedException when the body is too large, or there is no room now
   */
  Entry enter(@Nullable Long length) throws ChatRefusedException {
    if (length != null && length > MAX_BODY_BYTES) {
      throw new ChatRefusedException(tooLarge());
    }
    int size = length == null ? MAX_BODY_BYTES : (int) Math.max(0, length);
    if (!requests.tryAcquire()) {
      throw new ChatRefusedException(busy("as many requests as are answered at a time are here"));
    }
    if (!bytes.tryAcquire(size)) {
      requests.release();
      throw new ChatRefusedException(busy("as many bytes as are held at a time are being held"));
    }
    return new Entry(size);
  }

  /** The body has more bytes than are taken. */
  static ChatError tooLarge() {
    return new ChatError(
        413, "body-too-large", "a request has at most " + MAX_BODY_BYTES + " bytes", null, null);
  }

  private static ChatError busy(String message) {
    return ChatError.later("busy", message, RETRY_AFTER);
  }

  /** One request's place. */
  final class Entry implements AutoCloseable {

    private final int size;

    private Entry(int size) {
      this.size = size;
    }

    @Override
    public void close() {
      bytes.release(size);
      requests.release();
    }
  }
}
