package io.agnoscope.scoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.UnwatchedMonitors;
import io.agnoscope.scoring.api.TestAlerts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AlertMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AlertMetrics metrics = new AlertMetrics(registry);

  @Test
  void everyKindIsThereFromTheStart() {
    assertThat(registry.get("agnoscope.alerts.active").gauges()).hasSize(6);
    assertThat(alerts("missing-data")).isZero();
  }

  @Test
  void firingAlertsAreCountedAndResolvedOnesAreNot() {
    metrics.publishAlerts(List.of(TestAlerts.firing("a"), TestAlerts.resolved("b")));
    assertThat(alerts("regression")).isEqualTo(1);

    metrics.publishAlerts(List.of(TestAlerts.resolved("a"), TestAlerts.resolved("b")));
    assertThat(alerts("regression")).isZero();
  }

  @Test
  void aRegressedMonitorIsOneAndGoesBackToZero() {
    metrics.publishMonitors(List.of(monitor("p", MonitorPhase.REGRESSED)));
    assertThat(regression("p")).isEqualTo(1);

    metrics.publishMonitors(List.of(monitor("p", MonitorPhase.WATCHING)));
    assertThat(regression("p")).isZero();
  }

  @Test
  void ofSeveralMeasurementVersionsAnyThatRegressedCounts() {
    MonitorState newer =
        MonitorState.newBuilder(monitor("p", MonitorPhase.WATCHING)).setKey("2").build();

    metrics.publishMonitors(List.of(monitor("p", MonitorPhase.REGRESSED), newer));

    assertThat(regression("p")).isEqualTo(1);
  }

  @Test
  void theNewestNumberOfUnwatchedMonitorsIsPublished() {
    metrics.publishMonitors(List.of(monitor("p", MonitorPhase.WATCHING)));
    assertThat(unwatched()).isZero();

    metrics.publishMonitors(
        List.of(telling("p", 3, 20), telling("q", 7, 10), monitor("r", MonitorPhase.WATCHING)));
    assertThat(unwatched()).isEqualTo(3);
  }

  @Test
  void replaysAreNotPublished() {
    MonitorState replay =
        MonitorState.newBuilder(monitor("p", MonitorPhase.REGRESSED)).setRun("replay").build();

    metrics.publishMonitors(List.of(replay));

    assertThat(registry.find("agnoscope.regression.active").gauges()).isEmpty();
  }

  @Test
  void labelsAreBounded() {
    metrics.publishMonitors(
        IntStream.range(0, 2_100)
            .mapToObj(i ->
                MonitorState.newBuilder(monitor("p", MonitorPhase.WATCHING))
                    .setTarget("target-" + i)
                    .build())
            .toList());

    assertThat(registry.get("agnoscope.regression.active").gauges()).hasSize(2_001);
  }

  private static MonitorState monitor(String perturbation, MonitorPhase phase) {
    return TestAlerts.monitor("1", perturbation, phase);
  }

  private static MonitorState telling(String perturbation, long tooMany, long second) {
    return MonitorState.newBuilder(monitor(perturbation, MonitorPhase.WATCHING))
        .setUnwatched(new UnwatchedMonitors(tooMany, Instant.ofEpochSecond(second)))
        .build();
  }

  private double unwatched() {
    return registry.get("agnoscope.monitors.unwatched").tag("cause", "too-many").gauge().value();
  }

  private double alerts(String kind) {
    return registry.get("agnoscope.alerts.active").tag("kind", kind).gauge().value();
  }

  private double regression(String perturbation) {
    return registry
        .get("agnoscope.regression.active")
        .tag("perturbation", perturbation)
        .gauge()
        .value();
  }
}
