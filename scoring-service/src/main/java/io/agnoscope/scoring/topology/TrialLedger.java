package io.agnoscope.scoring.topology;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which Trials were answered. Its clock is the append time of {@code agnoscope.answers}, not the
 * wall: after an outage the backlog must find the entries that it could repeat.
 */
final class TrialLedger {
  /** What the ledger says of answers. */
  enum Verdict {
    FIRST,
    DUPLICATE,
    LATE
  }

  private final KeyValueStore<String, Long> seen;
  private final DueTimes forgetting;
  private final Duration retention;
  private Instant latest = Instant.EPOCH;

  TrialLedger(KeyValueStore<String, Long> seen, DueTimes forgetting, Duration retention) {
    this.seen = seen;
    this.forgetting = forgetting;
    this.retention = retention;
  }

  /**
   * What answers to the Trial are. A Trial older than the retention may have been forgotten, and is
   * LATE. It is not put in by this.
   */
  Verdict judge(String trialId, Instant createdAt, Instant appendedAt) {
    latest = appendedAt.isAfter(latest) ? appendedAt : latest;
    if (seen.get(trialId) != null) {
      return Verdict.DUPLICATE;
    }
    return createdAt.plus(retention).isBefore(appendedAt) ? Verdict.LATE : Verdict.FIRST;
  }

  /**
   * Puts a Trial in whose answers are the first. It is kept for the retention behind their append
   * time, which is not before the Trial was made.
   */
  void enter(String trialId, Instant createdAt, Instant appendedAt) {
    seen.put(trialId, appendedAt.toEpochMilli());
    // A Trial stamped by a clock ahead of the broker's is late only that much later.
    Instant from = createdAt.isAfter(appendedAt) ? createdAt : appendedAt;
    forgetting.schedule(from.plus(retention), trialId);
  }

  /** Drops the entries that no answers can repeat without being late. */
  void forget() {
    forgetting.takeDue(latest.minusMillis(1)).forEach(seen::delete);
  }
}
