package io.agnoscope.scoring.api;

import io.agnoscope.schemas.MonitorState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a Monitor stands. */
public record MonitorItem(
    @Schema(description = "Names it in the calls about it, percent-encoded") String key,
    String run,
    String target,
    String measurementVersion,
    String taskClass,
    @Nullable String perturbation,
    @Nullable String aspect,
    @Schema(description = "The checkpoint whose answers came last") String checkpoint,
    @Schema(description = "COLLECTING, WATCHING or REGRESSED") String phase,
    @Schema(description = "Since the baseline was frozen, or towards it while it is collected")
        long observations,
    @Schema(description = "How many the baseline takes") long observationsNeeded,
    @Schema(description = "The Monitor's e-detector") double evidence,
    @Schema(description = "The weighted sum over all Monitors") double systemEvidence,
    @Schema(description = "The system's evidence at which it alarms") double alarmAt,
    @Nullable BaselineItem baseline,
    Instant since,
    Instant at) {

  static MonitorItem of(MonitorState state) {
    return new MonitorItem(
        state.getKey(),
        state.getRun(),
        state.getTarget(),
        state.getMeasurementVersion(),
        state.getTaskClass().name(),
        state.getPerturbation(),
        state.getAspect() == null ? null : state.getAspect().name(),
        state.getCheckpoint(),
        state.getPhase().name(),
        state.getObservations(),
        state.getObservationsNeeded(),
        state.getEvidence(),
        state.getSystemEvidence(),
        state.getAlarmAt(),
        state.getBaseline() == null ? null : BaselineItem.of(state.getBaseline()),
        state.getSince(),
        state.getAt());
  }
}
