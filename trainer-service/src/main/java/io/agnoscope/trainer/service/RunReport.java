package io.agnoscope.trainer.service;

import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.gate.GateReport;
import io.agnoscope.trainer.domain.run.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a training run went.
 *
 * @param version that it made or would have made
 * @param checkpoint id of what it made; null when it did not come to that
 * @param parent id of what it started from
 * @param reason why it ended so, in plain words
 * @param training how far the training part came
 * @param gate null when it did not come to the gate
 */
public record RunReport(
    int version,
    @Nullable String checkpoint,
    String parent,
    RunOutcome outcome,
    String reason,
    Instant started,
    Instant ended,
    @Nullable Progress training,
    @Nullable GateReport gate) {}
