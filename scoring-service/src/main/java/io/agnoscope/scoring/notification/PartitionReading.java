package io.agnoscope.scoring.notification;

import io.agnoscope.schemas.Alert;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One partition of {@code agnoscope.alerts} while it is this instance's: what stood in it before is
 * taken up without telling, what comes is told. Read by one thread; outboxes ask whether it is
 * still current.
 */
final class PartitionReading {
  private final long recallBefore;
  private final boolean first;
  private final AlertBook book;
  private final OffsetLedger ledger;
  private volatile boolean current = true;
  private boolean recalled;

  /**
   * A partition that is read from its beginning.
   *
   * @param recallBefore records before this offset are taken up without telling
   * @param first whether nobody of this group read it before
   */
  PartitionReading(long recallBefore, boolean first) {
    this.recallBefore = recallBefore;
    this.first = first;
    this.book = new AlertBook(!first);
    this.ledger = new OffsetLedger(recallBefore);
  }

  /** Whether a record at the offset was dealt with before. */
  boolean recalls(long offset) {
    return offset < recallBefore;
  }

  AlertBook book() {
    return book;
  }

  OffsetLedger ledger() {
    return ledger;
  }

  /** The offset to commit; negative before all was taken up, when nothing is known to be done. */
  long committable() {
    return recalled ? ledger.committable() : -1;
  }

  /** It is another instance's from now on. */
  void end() {
    current = false;
  }

  boolean current() {
    return current;
  }

  /** All that fire and are not silenced; none before all was taken up. */
  List<Alert> firing(Instant now) {
    return recalled ? book.firing(now) : List.of();
  }

  /**
   * Tells what is due though no record came: what stood at the very first reading, and what was
   * silenced until now.
   *
   * @param position up to where it was read
   * @param tell takes what is due, with its record's offset if that is not done with before it was
   *     told, else -1
   */
  void tick(long position, Instant now, BiConsumer<Telling, Long> tell) {
    if (!recalled && position >= recallBefore) {
      recalled = true;
      book.due(now).forEach(due -> tell.accept(due.telling(), first ? due.offset() : -1L));
    } else if (recalled) {
      book.due(now).forEach(due -> tell.accept(due.telling(), -1L));
    }
  }
}
