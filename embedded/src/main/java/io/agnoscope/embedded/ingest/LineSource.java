package io.agnoscope.embedded.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines as bytes, one at a time. A line beyond the limit is passed over, not kept. */
final class LineSource {
  private final InputStream in;
  private final int longest;
  private long number;
  private long bytesRead;

  LineSource(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /** The next line, empty at the end. */
  Optional<NumberedLine> next() throws IOException {
    int character = read();
    if (character < 0) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    for (; character >= 0 && character != '\n'; character = read()) {
      if (line.size() < longest) {
        line.write(character);
      } else {
        tooLong = true;
      }
    }
    return Optional.of(
        new NumberedLine(number, tooLong ? new byte[0] : line.toByteArray(), tooLong));
  }

  /** How far the file has been read, in bytes. */
  long bytesRead() {
    return bytesRead;
  }

  private int read() throws IOException {
    int character = in.read();
    if (character >= 0) {
      bytesRead++;
    }
    return character;
  }
}
