package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.DetectorRig.CAPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.scoring.topology.DetectorRig.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a regression alarms, when it does not, and when it is over. */
final class RegressionAlarmTest {
  private static final String ALERT = RegressionAlerts.key(CAPTION);

  private final DetectorRig rig = new DetectorRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theFirstObservationsAreTheBaseline() {
    rig.minutes(2, probes(50, 10));

    assertThat(rig.monitor(CAPTION))
        .returns(MonitorPhase.COLLECTING, MonitorState::getPhase)
        .returns(100L, MonitorState::getObservations)
        .returns(200L, MonitorState::getObservationsNeeded);

    rig.minutes(2, probes(50, 10));

    MonitorState monitor = rig.monitor(CAPTION);
    assertThat(monitor.getPhase()).isEqualTo(MonitorPhase.WATCHING);
    assertThat(monitor.getBaseline())
        .returns("first-observations", baseline -> baseline.getOrigin())
        .returns("v1", baseline -> baseline.getCheckpoint());
    assertThat(monitor.getBaseline().getStrata())
        .singleElement()
        .returns("probe/COLOR", stratum -> stratum.getName())
        .returns(200L, stratum -> stratum.getObservations())
        .returns(20.0, stratum -> stratum.getSum());
  }

  @Test
  void aRiseFiresAndSaysWhatHowMuchSinceWhenAndWhy() {
    rig.minutes(10, probes(50, 10)).minutes(6, probes(50, 60));

    assertThat(rig.firing())
        .singleElement()
        .returns(ALERT, Alert::getKey)
        .returns(AlertKind.REGRESSION, Alert::getKind)
        .returns("tinyvlm", Alert::getTarget)
        .returns("v1", Alert::getCheckpoint)
        .returns(CAPTION, Alert::getMonitor)
        .returns("tinyvlm/v1", Alert::getGroup)
        .returns(Attribution.MODEL, Alert::getAttribution)
        .returns(0.1, Alert::getBaselineRate);
    Alert alert = rig.firing().getFirst();
    assertThat(alert.getReason())
        .contains("misleading-caption", "IMAGE_HEAVY", "10.0 % in the baseline", "checkpoint v1");
    assertThat(alert.getObservedRate()).isGreaterThan(0.5);
    assertThat(alert.getSince())
        .isAfterOrEqualTo(TestTrial.MADE.plus(Duration.ofMinutes(9)))
        .isBefore(TestTrial.MADE.plus(Duration.ofMinutes(12)));
    assertThat(alert.getExampleSampleIds()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    assertThat(rig.monitor(CAPTION).getPhase()).isEqualTo(MonitorPhase.REGRESSED);
  }

  @Test
  void itFiresAlsoWhenNothingComesAfterTheBadRecords() {
    rig.minutes(10, probes(50, 10)).send(probes(100, 90));
    assertThat(rig.firing()).isEmpty();

    rig.pass(DetectorRig.MINUTE);

    assertThat(rig.firing()).extracting(Alert::getKey).containsExactly(ALERT);
  }

  @Test
  void aSteadyRateFiresNothing() {
    rig.minutes(60, probes(50, 10));

    assertThat(rig.firing()).isEmpty();
    assertThat(rig.monitor(CAPTION).getObservations()).isEqualTo(56 * 50);
  }

  @Test
  void anotherMixOfTheSameStrataFiresNothing() {
    rig.minutes(10, probes(45, 2), traffic(5, 60)).minutes(20, probes(5, 2), traffic(45, 60));

    assertThat(rig.firing()).isEmpty();
  }

  @Test
  void trafficThatMovesAloneIsToldFromTheModel() {
    rig.minutes(12, probes(25, 4), traffic(25, 4)).minutes(8, probes(25, 4), traffic(25, 60));

    assertThat(rig.firing())
        .singleElement()
        .returns(Attribution.TRAFFIC, Alert::getAttribution)
        .extracting(Alert::getReason)
        .asString()
        .endsWith("it is the traffic.");
  }

  @Test
  void withoutProbesWhatMovedIsUnknown() {
    rig.minutes(10, traffic(50, 4)).minutes(5, traffic(50, 60));

    assertThat(rig.firing()).singleElement().returns(Attribution.UNKNOWN, Alert::getAttribution);
  }

  @Test
  void itResolvesWhenTheRateIsBack() {
    rig.minutes(10, probes(50, 10)).minutes(6, probes(50, 60));
    assertThat(rig.firing()).hasSize(1);

    rig.minutes(2, probes(10, 10));
    assertThat(rig.firing()).describedAs("too few observations to say so").hasSize(1);

    rig.minutes(25, probes(50, 5));

    assertThat(rig.alert(ALERT))
        .hasValueSatisfying(alert ->
            assertThat(alert)
                .returns(AlertState.RESOLVED, Alert::getState)
                .satisfies(resolved -> assertThat(resolved.getResolvedAt()).isNotNull()));
    assertThat(rig.monitor(CAPTION).getPhase()).isEqualTo(MonitorPhase.WATCHING);
  }

  @Test
  void aNewSourceGetsABoundOfItsOwnAndIsWatchedThen() {
    rig.minutes(10, probes(50, 10)).minutes(10, probes(20, 10), traffic(30, 30));
    assertThat(rig.firing()).isEmpty();
    assertThat(rig.monitor(CAPTION).getBaseline().getStrata())
        .extracting(stratum -> stratum.getName())
        .containsExactly("api/COLOR", "probe/COLOR");

    rig.minutes(8, probes(20, 10), traffic(30, 90));

    assertThat(rig.firing()).extracting(Alert::getKey).containsExactly(ALERT);
  }

  @Test
  void replaysAndShadowsAreNotWatched() {
    rig.topology
        .answer(TestTrial.misled("r1").run("replay-7"))
        .answer(TestTrial.misled("s1").answeredAs("tinyvlm.shadow"));

    rig.pass(DetectorRig.MINUTE);

    assertThat(rig.monitors()).isZero();
  }

  private static Traffic probes(int trials, int percent) {
    return new Traffic("probe", "v1", trials, percent);
  }

  private static Traffic traffic(int trials, int percent) {
    return new Traffic("api", "v1", trials, percent);
  }
}
