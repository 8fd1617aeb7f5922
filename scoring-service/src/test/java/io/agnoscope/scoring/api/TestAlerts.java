package io.agnoscope.scoring.api;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.Baseline;
import io.agnoscope.schemas.BaselineStratum;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.TaskClass;
import java.time.Instant;
import java.util.List;

/** Records as the detector writes them. */
public final class TestAlerts {
  /** When they began. */
  public static final Instant SINCE = Instant.parse("2026-05-01T10:00:00Z");

  private TestAlerts() {}

  /** A firing regression of the model. */
  public static Alert firing(String key) {
    return regression(key).build();
  }

  /** A builder of one, to change something of it. */
  public static Alert.Builder regression(String key) {
    return Alert.newBuilder()
        .setKey(key)
        .setState(AlertState.FIRING)
        .setTarget("tinyvlm")
        .setCheckpoint("v3")
        .setMonitor("tinyvlm IMAGE_HEAVY misleading-caption")
        .setReason("Flip rate 21 % of 840 observations against 5 % in the baseline")
        .setSince(SINCE)
        .setAt(SINCE.plusSeconds(60))
        .setExampleSampleIds(List.of("s1", "s2"))
        .setKind(AlertKind.REGRESSION)
        .setAttribution(Attribution.MODEL)
        .setGroup("tinyvlm/v3")
        .setBaselineRate(0.05)
        .setObservedRate(0.21)
        .setObservations(840);
  }

  /** The same, over. */
  public static Alert resolved(String key) {
    return resolvedRegression(key).build();
  }

  /** A builder of one that is over. */
  public static Alert.Builder resolvedRegression(String key) {
    return regression(key)
        .setState(AlertState.RESOLVED)
        .setAt(SINCE.plusSeconds(600))
        .setResolvedAt(SINCE.plusSeconds(600));
  }

  /** A Monitor of the perturbation in the phase. */
  public static MonitorState monitor(String key, String perturbation, MonitorPhase phase) {
    boolean collecting = phase == MonitorPhase.COLLECTING;
    return MonitorState.newBuilder()
        .setKey(key)
        .setTarget("tinyvlm")
        .setMeasurementVersion("m1")
        .setTaskClass(TaskClass.IMAGE_HEAVY)
        .setPerturbation(perturbation)
        .setCheckpoint("v3")
        .setPhase(phase)
        .setObservations(collecting ? 220 : 900)
        .setObservationsNeeded(300)
        .setEvidence(4.5)
        .setSystemEvidence(9.5)
        .setAlarmAt(1500)
        .setBaseline(collecting ? null : baseline())
        .setSince(SINCE)
        .setAt(SINCE.plusSeconds(60))
        .build();
  }

  private static Baseline baseline() {
    return Baseline.newBuilder()
        .setStrata(
            List.of(
                BaselineStratum.newBuilder()
                    .setName("probe/COLOR")
                    .setObservations(300)
                    .setSum(15)
                    .setUpper(0.08)
                    .setBound(0.1)
                    .build()))
        .setCheckpoint("v2")
        .setFrom(SINCE)
        .setFrozenAt(SINCE)
        .setOrigin("first-observations")
        .build();
  }
}
