package io.agnoscope.embedded.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups lines into batches of at most so many lines and bytes; a longer line goes alone. */
final class Batcher {
  private final int maxLines;
  private final long maxBytes;
  private final List<PreparedLine.Ready> pending = new ArrayList<>();
  private long pendingBytes;

  Batcher(int maxLines, long maxBytes) {
    this.maxLines = maxLines;
    this.maxBytes = maxBytes;
  }

  /** Takes a line; returns the batch before it if that is full. */
  Optional<Batch> add(PreparedLine.Ready line) {
    long bytes = line.json().length + 1L;
    boolean full =
        !pending.isEmpty() && (pending.size() >= maxLines || pendingBytes + bytes > maxBytes);
    Optional<Batch> batch = full ? rest() : Optional.empty();
    pending.add(line);
    pendingBytes += bytes;
    return batch;
  }

  /** What is left. */
  Optional<Batch> rest() {
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(pending);
    pending.clear();
    pendingBytes = 0;
    return Optional.of(batch);
  }
}
