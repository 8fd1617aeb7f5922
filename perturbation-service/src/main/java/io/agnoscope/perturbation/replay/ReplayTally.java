package io.agnoscope.perturbation.replay;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of a replay's Samples. Thread-safe. */
final class ReplayTally {

  private final ReplayOrder order;
  private final String catalogueVersion;
  private final Instant startedAt;
  private final Map<String, Long> passedOver = new TreeMap<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private ReplayState state = ReplayState.RUNNING;
  private @Nullable Instant endedAt;
  private long records;
  private long recordsRead;
  private long samplesRead;
  private long trialsWritten;
  private @Nullable String waitingFor;
  private @Nullable String reason;

  ReplayTally(ReplayOrder order, String catalogueVersion, Instant startedAt) {
    this.order = order;
    this.catalogueVersion = catalogueVersion;
    this.startedAt = startedAt;
  }

  synchronized void progress(long ofAll, long read) {
    records = ofAll;
    recordsRead = read;
  }

  synchronized void sampleRead() {
    samplesRead++;
  }

  synchronized void trialWritten() {
    trialsWritten++;
  }

  synchronized void passedOver(String cause, long count) {
    passedOver.merge(cause, count, Long::sum);
  }

  synchronized void refused(String cause) {
    refused.merge(cause, 1L, Long::sum);
  }

  synchronized void waitingFor(@Nullable String what) {
    waitingFor = what;
  }

  /** Ends it; how it ended first stays. */
  synchronized void end(ReplayState ended, @Nullable String why, Instant at) {
    if (state == ReplayState.RUNNING) {
      state = ended;
      reason = why;
      endedAt = at;
      waitingFor = null;
    }
  }

  synchronized ReplayStatus status(Instant at) {
    return new ReplayStatus(
        order.run(),
        state,
        order.from(),
        order.to(),
        order.source(),
        order.target(),
        order.limit(),
        catalogueVersion,
        startedAt,
        endedAt == null ? at : endedAt,
        endedAt,
        records,
        recordsRead,
        samplesRead,
        trialsWritten,
        passedOver,
        refused,
        waitingFor,
        reason);
  }
}
