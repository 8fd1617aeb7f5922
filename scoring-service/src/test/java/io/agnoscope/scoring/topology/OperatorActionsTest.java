package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.DetectorRig.CAPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Baseline;
import io.agnoscope.schemas.BaselineStratum;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.OperatorActionKind;
import io.agnoscope.scoring.topology.DetectorRig.Traffic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators may ask of the detector, and what becomes of what cannot be done. */
final class OperatorActionsTest {
  private static final String ALERT = RegressionAlerts.key(CAPTION);
  private static final Traffic GOOD = new Traffic("probe", "v1", 50, 10);
  private static final Traffic BAD = new Traffic("probe", "v1", 50, 60);

  private final DetectorRig rig = new DetectorRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anAlertIsAcknowledgedAndSilencedAndSpeaksAgain() {
    fire();
    Instant until = rig.now().plus(Duration.ofHours(1));
    OperatorAction silence = action(OperatorActionKind.SILENCE, ALERT);
    silence.setUntil(until);

    rig.topology.act(action(OperatorActionKind.ACKNOWLEDGE, ALERT)).act(silence);

    assertThat(rig.read().alert(ALERT))
        .hasValueSatisfying(alert -> {
          assertThat(alert.getState()).isEqualTo(AlertState.FIRING);
          assertThat(alert.getAcknowledgedBy()).isEqualTo("ada");
          assertThat(alert.getAcknowledgedAt()).isNotNull();
          assertThat(alert.getSilencedUntil()).isEqualTo(until);
        });

    rig.topology.act(action(OperatorActionKind.UNSILENCE, ALERT));

    assertThat(rig.read().alert(ALERT)).map(Alert::getSilencedUntil).isEmpty();
  }

  @Test
  void aSilenceOutlivesAnAlertThatEndsAndComesAgain() {
    fire();
    OperatorAction silence = action(OperatorActionKind.SILENCE, ALERT);
    silence.setUntil(rig.now().plus(Duration.ofHours(9)));
    rig.topology.act(silence);

    rig.minutes(30, new Traffic("probe", "v1", 50, 5));
    assertThat(rig.firing()).isEmpty();
    rig.minutes(10, BAD);

    assertThat(rig.firing()).singleElement().returns(silence.getUntil(), Alert::getSilencedUntil);
  }

  @Test
  void aResetBaselineIsCollectedAnewAndEndsTheAlert() {
    fire();

    rig.topology.act(action(OperatorActionKind.RESET_BASELINE, CAPTION));

    assertThat(rig.read().firing()).isEmpty();
    assertThat(rig.alert(ALERT)).map(Alert::getReason).get().asString().contains("ada");
    assertThat(rig.monitor(CAPTION).getPhase()).isEqualTo(MonitorPhase.COLLECTING);

    rig.minutes(20, BAD);

    assertThat(rig.monitor(CAPTION).getPhase()).isEqualTo(MonitorPhase.WATCHING);
    assertThat(rig.firing()).isEmpty();
  }

  @Test
  void aSetBaselineReplacesTheFrozenOneAndGetsItsBounds() {
    rig.minutes(10, BAD);
    OperatorAction set = action(OperatorActionKind.SET_BASELINE, CAPTION);
    set.setBaseline(baseline(1_000, 50));

    rig.topology.act(set);

    assertThat(rig.read().monitor(CAPTION).getBaseline())
        .returns("operator", Baseline::getOrigin)
        .returns("ada", Baseline::getBy);
    assertThat(rig.monitor(CAPTION).getBaseline().getStrata().getFirst().getBound())
        .isBetween(0.05, 0.12);

    rig.minutes(5, BAD);
    assertThat(rig.firing()).extracting(Alert::getKey).containsExactly(ALERT);
  }

  @Test
  void whatCannotBeDoneIsADeadLetterAndTheRestGoesOn() {
    fire();
    byte[] poison = {1, 2, 3};
    OperatorAction past = action(OperatorActionKind.SILENCE, ALERT);
    past.setUntil(rig.now());
    OperatorAction impossible = action(OperatorActionKind.SET_BASELINE, CAPTION);
    impossible.setBaseline(baseline(10, 11));

    rig.topology
        .actionBytes(ALERT, poison)
        .act(action(OperatorActionKind.ACKNOWLEDGE, "REGRESSION|nobody"))
        .act(action(OperatorActionKind.RESET_BASELINE, "nobody"))
        .act(action(OperatorActionKind.UNKNOWN, ALERT))
        .act(action(OperatorActionKind.SET_BASELINE, CAPTION))
        .act(past)
        .act(impossible)
        .act(action(OperatorActionKind.ACKNOWLEDGE, ALERT));

    List<DeadLetter> letters = rig.topology.deadLetters();
    assertThat(letters)
        .extracting(DeadLetter::getCause)
        .containsExactly(
            "undecodable",
            "unknown-subject",
            "unknown-subject",
            "unknown-action",
            "unfit-action",
            "unfit-action",
            "unfit-action");
    assertThat(letters)
        .allSatisfy(letter -> {
          assertThat(letter.getTopic()).isEqualTo("agnoscope.operator-actions");
          assertThat(letter.getSampleId()).isNull();
        });
    assertThat(letters.getFirst().getValue()).isEqualTo(ByteBuffer.wrap(poison));
    assertThat(rig.read().alert(ALERT)).map(Alert::getAcknowledgedBy).hasValue("ada");
  }

  private void fire() {
    rig.minutes(10, GOOD).minutes(6, BAD);
    assertThat(rig.firing()).extracting(Alert::getKey).containsExactly(ALERT);
  }

  private Baseline baseline(long observations, double sum) {
    BaselineStratum stratum = new BaselineStratum();
    stratum.setName("probe/COLOR");
    stratum.setObservations(observations);
    stratum.setSum(sum);
    Baseline baseline = new Baseline();
    baseline.setStrata(List.of(stratum));
    baseline.setCheckpoint("v0");
    baseline.setFrom(TestTrial.MADE);
    baseline.setFrozenAt(TestTrial.MADE);
    baseline.setOrigin("operator");
    baseline.setBy("");
    return baseline;
  }

  private OperatorAction action(OperatorActionKind kind, String subject) {
    OperatorAction action = new OperatorAction();
    action.setId(kind + "-" + subject);
    action.setKind(kind);
    action.setSubject(subject);
    action.setBy("ada");
    action.setComment("");
    action.setAt(rig.now());
    return action;
  }
}
