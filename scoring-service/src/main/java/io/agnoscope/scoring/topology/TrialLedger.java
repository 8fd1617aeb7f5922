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
   * Puts the Trial in if it is absent. An entry is kept for the retention behind its append time,
   * which is not before the Trial was made; a Trial older than the retention may therefore have
   * been forgotten, and is LATE.
   */
  Verdict enter(String trialId, Instant createdAt, Instant appendedAt) {
    latest = appendedAt.isAfter(latest) ? appendedAt : latest;
    if (seen.get(trialId) != null) {
      return Verdict.DUPLICATE;
    }
    if (createdAt.plus(retention).isBefore(appendedAt)) {
      return Verdict.LATE;
    }
    seen.put(trialId, appendedAt.toEpochMilli());
    // A Trial stamped by a clock ahead of the broker's is late only that much later.
    Instant from = createdAt.isAfter(appendedAt) ? createdAt : appendedAt;
    forgetting.schedule(from.plus(retention), trialId);
    return Verdict.FIRST;
  }

  /** Drops the entries that no answers can repeat without being late. */
  void forget() {
    forgetting.takeDue(latest.minusMillis(1)).forEach(seen::delete);
  }
}
