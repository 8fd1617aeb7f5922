package io.agnoscope.trainer.service;

import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.gate.GateReport;
import io.agnoscope.trainer.domain.run.Progress;
import io.agnoscope.trainer.domain.run.RunCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a training run went.
 *
 * @param version that it made or would have made
 * @param checkpoint id of what it made; null when it did not come to that
 * @param parent id of what it started from
 * @param cause what started it
 * @param reason why it ended so, in plain words
 * @param training how far the training part came
 * @param gate null when it did not come to the gate
 */
public record RunReport(
    int version,
    @Nullable String checkpoint,
    String parent,
    RunCause cause,
    RunOutcome outcome,
    String reason,
    Instant started,
    Instant ended,
    @Nullable Progress training,
    @Nullable GateReport gate) {

  /** One that failed before it did anything. */
  static RunReport notBegun(int version, String parent, RunCause cause, String reason, Instant at) {
    return new RunReport(
        version, null, parent, cause, RunOutcome.FAILED, reason, at, at, null, null);
  }
}
