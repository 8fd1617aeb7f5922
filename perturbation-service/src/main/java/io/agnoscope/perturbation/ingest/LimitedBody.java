package io.agnoscope.perturbation.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may have so many bytes and no more. */
public final class LimitedBody extends FilterInputStream {

  private final long maxBytes;
  private long read;

  public LimitedBody(InputStream body, long maxBytes) {
    super(body);
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) throws IOException {
    read += bytes;
    if (read > maxBytes) {
      throw new TooLargeException(maxBytes);
    }
  }

  /** The body has more bytes than are taken. */
  public static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
      super("the body has more than " + maxBytes + " bytes");
    }
  }
}
