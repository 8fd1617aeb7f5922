package io.agnoscope.scoring.notification;

import java.util.TreeMap;

/**
 * Up to where a partition is done with: what several receivers are told is done when the last of
 * them is. Holds what is under way only. Thread-safe.
 */
final class OffsetLedger {
  private final TreeMap<Long, Integer> underWay = new TreeMap<>();
  private long next;

  /** Begins with all before the offset done. */
  OffsetLedger(long next) {
    this.next = next;
  }

  /** A record was read, of which so many things are to be done. */
  synchronized void begin(long offset, int things) {
    next = Math.max(next, offset + 1);
    if (things > 0) {
      underWay.merge(offset, things, Integer::sum);
    }
  }

  /** One of the things of a record is done. */
  synchronized void done(long offset) {
    underWay.computeIfPresent(offset, (key, things) -> things == 1 ? null : things - 1);
  }

  /** The offset to commit: of the first record that is not done with. */
  synchronized long committable() {
    return underWay.isEmpty() ? next : underWay.firstKey();
  }
}
