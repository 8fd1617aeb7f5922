package io.agnoscope.embedded.ingest;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Lines that are sent in one request. */
record Batch(List<PreparedLine.Ready> lines) {
  Batch {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one line");
    }
  }

  /** The request's body: NDJSON. */
  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (PreparedLine.Ready line : lines) {
      body.writeBytes(line.json());
      body.write('\n');
    }
    return body.toByteArray();
  }

  /**
   * The number in the file of a line of the body.
   *
   * @param bodyLine from 1
   */
  long fileLine(long bodyLine) {
    int index = (int) Math.clamp(bodyLine - 1, 0, lines.size() - 1);
    return lines.get(index).number();
  }

  /** Each line by itself. */
  List<Batch> singles() {
    return lines.stream().map(line -> new Batch(List.of(line))).toList();
  }
}
