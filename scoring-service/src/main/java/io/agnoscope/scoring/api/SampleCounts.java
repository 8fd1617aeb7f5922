package io.agnoscope.scoring.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.agnoscope.scoring.topology.CountKey.Samples;
import io.agnoscope.scoring.topology.Outcome;

/** Accepted Samples and how they ended. */
public record SampleCounts(
    long accepted, long scored, long deadLettered, long late, long expired, long lost) {
  static final SampleCounts NONE = new SampleCounts(0, 0, 0, 0, 0, 0);

  /** Accepted, not yet ended, and not for so long that they are lost. */
  @JsonProperty
  public long inFlight() {
    return accepted - scored - deadLettered - late - expired - lost;
  }

  SampleCounts plus(String what, long count) {
    return switch (what) {
      case Samples.ACCEPTED ->
          new SampleCounts(accepted + count, scored, deadLettered, late, expired, lost);
      case Samples.LOST ->
          new SampleCounts(accepted, scored, deadLettered, late, expired, lost + count);
      default -> plus(Outcome.valueOf(what), count);
    };
  }

  private SampleCounts plus(Outcome outcome, long count) {
    return new SampleCounts(
        accepted,
        scored + (outcome == Outcome.SCORED ? count : 0),
        deadLettered + (outcome == Outcome.DEAD_LETTERED ? count : 0),
        late + (outcome == Outcome.LATE ? count : 0),
        expired + (outcome == Outcome.EXPIRED ? count : 0),
        lost);
  }
}
