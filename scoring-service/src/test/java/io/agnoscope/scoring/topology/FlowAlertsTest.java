package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Samples that are lost, stuck or missing. */
final class FlowAlertsTest {
  private static final String STALLED = "STALLED|tinyvlm|probe";
  private static final String MISSING = "MISSING_DATA|tinyvlm|probe";
  private static final String LOST = "LOST|tinyvlm|probe";

  private final DetectorRig rig = new DetectorRig();
  private int made;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void acceptedAndNoneScoredIsAStallUntilOneIsScored() {
    TestTrial scored = next();
    accept(scored).answer(scored);
    rig.pass(DetectorRig.MINUTE);
    TestTrial waiting = next();
    accept(waiting);

    minutes(4);
    assertThat(rig.firing()).isEmpty();
    minutes(3);
    assertThat(rig.firing())
        .singleElement()
        .returns(STALLED, Alert::getKey)
        .returns(AlertKind.STALLED, Alert::getKind)
        .returns("tinyvlm", Alert::getTarget);

    rig.topology.answer(waiting);
    rig.pass(DetectorRig.MINUTE);

    assertThat(state(STALLED)).isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void aDeadLetterEndsTheWaitingOfItsSample() {
    TestTrial failed = TestTrial.of("bad").cleanFailed("refused").caption("B");
    accept(failed).answer(failed);

    minutes(10);

    assertThat(rig.firing()).isEmpty();
  }

  @Test
  void aRegularSourceThatFallsSilentIsMissing() {
    scoredMinutes(40);
    minutes(14);
    assertThat(rig.firing()).isEmpty();

    minutes(3);
    assertThat(rig.firing())
        .singleElement()
        .returns(MISSING, Alert::getKey)
        .returns(AlertKind.MISSING_DATA, Alert::getKind);

    scoredMinutes(1);
    assertThat(state(MISSING)).isEqualTo(AlertState.RESOLVED);
    minutes(60);
    assertThat(rig.firing()).describedAs("not regular again yet").isEmpty();
  }

  @Test
  void aSourceThatNeverWasRegularIsNotMissed() {
    scoredMinutes(10);
    minutes(60);

    assertThat(rig.firing()).isEmpty();
  }

  @Test
  void lostSamplesFireAndResolveWhenTheyTurnUp() {
    TestTrial lost = next();
    accept(lost);
    minutes(3);
    scoredMinutes(30);

    assertThat(rig.firing()).extracting(Alert::getKey).containsExactly(LOST);
    assertThat(rig.alert(STALLED)).isEmpty();

    rig.topology.answer(lost);
    scoredMinutes(1);

    assertThat(state(LOST)).isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void lostSamplesAreNoNewsForEver() {
    accept(next());
    scoredMinutes(32);
    assertThat(rig.firing()).extracting(Alert::getKey).containsExactly(LOST);

    scoredMinutes(20);

    assertThat(state(LOST)).isEqualTo(AlertState.RESOLVED);
  }

  private void minutes(int minutes) {
    for (int i = 0; i < minutes; i++) {
      rig.pass(DetectorRig.MINUTE);
    }
  }

  private void scoredMinutes(int minutes) {
    for (int i = 0; i < minutes; i++) {
      TestTrial trial = next();
      accept(trial).answer(trial);
      rig.pass(DetectorRig.MINUTE);
    }
  }

  private AlertState state(String key) {
    return rig.alert(key).orElseThrow().getState();
  }

  private TopologyRig accept(TestTrial trial) {
    return rig.topology.accept(trial, rig.now());
  }

  private TestTrial next() {
    return TestTrial.of("s" + made++).clean("A").caption("A");
  }
}
