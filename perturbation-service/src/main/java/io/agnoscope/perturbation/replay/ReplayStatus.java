package io.agnoscope.perturbation.replay;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay came.
 *
 * @param source the only source that is replayed, or null for all
 * @param target the only target whose Samples are replayed, or null for all
 * @param limit Samples that are asked again at most
 * @param catalogueVersion what the Trials are made with
 * @param at when it stood like this
 * @param endedAt null while it runs
 * @param records of the topic that have to be read, about; 0 until that is known
 * @param recordsRead of these
 * @param samplesRead Samples of the period that were read
 * @param trialsWritten of these, that are asked again
 * @param passedOver of these, that were not meant or are no more, by cause
 * @param refused of these, that could not become Trials, by cause
 * @param waitingFor what keeps it from going on just now, or null
 * @param reason why it ended as it did, where that needs saying
 */
public record ReplayStatus(
    String run,
    ReplayState state,
    Instant from,
    Instant to,
    @Nullable String source,
    @Nullable String target,
    int limit,
    String catalogueVersion,
    Instant startedAt,
    Instant at,
    @Nullable Instant endedAt,
    long records,
    long recordsRead,
    long samplesRead,
    long trialsWritten,
    Map<String, Long> passedOver,
    Map<String, Long> refused,
    @Nullable String waitingFor,
    @Nullable String reason) {

  public ReplayStatus {
    passedOver = Map.copyOf(passedOver);
    refused = Map.copyOf(refused);
  }

  /** Whether it goes on. */
  boolean running() {
    return state == ReplayState.RUNNING;
  }

  /** The same replay, ended by the end of the service that ran it. */
  ReplayStatus interrupted() {
    return new ReplayStatus(
        run,
        ReplayState.INTERRUPTED,
        from,
        to,
        source,
        target,
        limit,
        catalogueVersion,
        startedAt,
        at,
        at,
        records,
        recordsRead,
        samplesRead,
        trialsWritten,
        passedOver,
        refused,
        null,
        "the service that ran it ended; the same order under the same run goes through it again");
  }
}
