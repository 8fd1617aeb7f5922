package io.agnoscope.scoring.live;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One who listens. While something is on its way nothing else is sent, and what changes meanwhile
 * is told once, so that a slow one takes the room of one event for each kind. Thread-safe.
 */
final class Listener {
  private final Line line;
  private final Map<Change, Long> waiting = new EnumMap<>(Change.class);
  private boolean sending;
  private int missedBeats;

  Listener(Line line) {
    this.line = line;
  }

  boolean closed() {
    return line.closed();
  }

  void close() {
    line.close();
  }

  synchronized void tell(Change change, long revision) {
    waiting.put(change, revision);
    if (!sending) {
      next();
    }
  }

  /**
   * Keeps the line open.
   *
   * @return whether it is of use still: not when something has been on its way for so many beats
   */
  synchronized boolean beat(int mostMissed) {
    if (!sending) {
      missedBeats = 0;
      send(line::heartbeat);
      return true;
    }
    missedBeats++;
    return missedBeats <= mostMissed;
  }

  private synchronized void sent() {
    sending = false;
    next();
  }

  private void next() {
    Iterator<Map.Entry<Change, Long>> first = waiting.entrySet().iterator();
    if (!first.hasNext() || line.closed()) {
      return;
    }
    Map.Entry<Change, Long> entry = first.next();
    Change change = entry.getKey();
    long revision = entry.getValue();
    first.remove();
    send(() -> line.event(change, revision));
  }

  private void send(Supplier<CompletionStage<?>> sending) {
    this.sending = true;
    CompletionStage<?> begun;
    try {
      begun = sending.get();
    } catch (RuntimeException e) {
      // It went while it was written to; the others are to be told all the same.
      line.close();
      return;
    }
    begun.whenComplete((done, failure) -> {
      if (failure == null) {
        sent();
      } else {
        line.close();
      }
    });
  }
}
