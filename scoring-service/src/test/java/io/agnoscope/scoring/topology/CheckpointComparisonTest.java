package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two checkpoints on the same Trials, through the whole topology. */
final class CheckpointComparisonTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ENOUGH = 40;

  private TopologyRig rig = new TopologyRig();
  private int made;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aWorseOneInShadowAlertsUntilItIsRejected() {
    step(1, CheckpointState.PROMOTED);
    step(2, CheckpointState.SHADOW);

    for (int i = 0; i < ENOUGH; i++) {
      TestTrial serving = right(next(), "v1");
      rig.accept(serving).answer(serving).answer(wrong(last(), "v2").answeredAs("tinyvlm.shadow"));
    }
    rig.pass(MINUTE);

    CheckpointComparison comparison = comparison();
    assertThat(comparison.getNewer()).isEqualTo("v2");
    assertThat(comparison.getOlder()).isEqualTo("v1");
    assertThat(comparison.getNewerServes()).isFalse();
    assertThat(comparison.getPairs()).isEqualTo(ENOUGH);
    assertThat(comparison.getWorse()).isEqualTo(ENOUGH);
    assertThat(comparison.getBetter()).isZero();
    assertThat(comparison.getSaidWorse()).isTrue();
    assertThat(comparison.getEvidence()).isGreaterThan(comparison.getAlarmAt());
    assertThat(comparison.getExampleSampleIds()).contains(last());
    Alert alert = alerts(AlertKind.CHECKPOINT).getLast();
    assertThat(alert.getState()).isEqualTo(AlertState.FIRING);
    assertThat(alert.getTarget()).isEqualTo("tinyvlm");
    assertThat(alert.getCheckpoint()).isEqualTo("v2");
    assertThat(alert.getReason())
        .contains("v2, which is in shadow, does worse than v1", "40 Trials", "100.0 %", "0.0 %");
    assertThat(rig.hardExamples()).isEmpty();
    assertThat(rig.samples("SCORED")).isEqualTo(ENOUGH);

    step(2, CheckpointState.REJECTED);
    rig.pass(MINUTE);

    assertThat(alerts(AlertKind.CHECKPOINT))
        .singleElement()
        .returns(AlertState.RESOLVED, Alert::getState);
  }

  @Test
  void aWorseOneThatServesIsFoundOutByTheOneBefore() {
    step(1, CheckpointState.PROMOTED);
    step(2, CheckpointState.PROMOTED);

    for (int i = 0; i < ENOUGH; i++) {
      rig.answer(wrong(next(), "v2")).answer(right(last(), "v1").answeredAs("tinyvlm.shadow"));
    }
    rig.pass(MINUTE);

    CheckpointComparison comparison = comparison();
    assertThat(comparison.getNewer()).isEqualTo("v2");
    assertThat(comparison.getNewerServes()).isTrue();
    assertThat(comparison.getWorse()).isEqualTo(ENOUGH);
    assertThat(comparison.getSaidWorse()).isTrue();
    assertThat(alerts(AlertKind.CHECKPOINT).getLast().getReason()).contains("v2, which serves");
  }

  @Test
  void aBetterOrEqualOneRaisesNoAlarm() {
    step(1, CheckpointState.PROMOTED);
    step(2, CheckpointState.SHADOW);

    for (int i = 0; i < ENOUGH; i++) {
      rig.answer(wrong(next(), "v1")).answer(right(last(), "v2").answeredAs("tinyvlm.shadow"));
      rig.answer(right(next(), "v1")).answer(right(last(), "v2").answeredAs("tinyvlm.shadow"));
    }
    rig.pass(MINUTE);

    CheckpointComparison comparison = comparison();
    assertThat(comparison.getPairs()).isEqualTo(2L * ENOUGH);
    assertThat(comparison.getBetter()).isEqualTo(ENOUGH);
    assertThat(comparison.getSaidWorse()).isFalse();
    assertThat(alerts(AlertKind.CHECKPOINT)).isEmpty();
  }

  @Test
  void theFirstAnswersOfEachMakeThePairInWhateverOrderTheyCome() {
    step(1, CheckpointState.PROMOTED);
    step(2, CheckpointState.SHADOW);
    TestTrial shadow = right(next(), "v2").answeredAs("tinyvlm.shadow");
    TestTrial serving = right(last(), "v1");

    rig.answer(shadow)
        .answer(wrong(last(), "v2").answeredAs("tinyvlm.shadow"))
        .answer(serving)
        .answer(wrong(last(), "v1"))
        .answer(shadow)
        .answer(serving)
        .pass(MINUTE);

    CheckpointComparison comparison = comparison();
    assertThat(comparison.getPairs()).isEqualTo(1);
    assertThat(comparison.getWorse() + comparison.getBetter()).isZero();
    assertThat(rig.entries(Stores.PAIRS) + rig.entries(Stores.PAIRS_DUE)).isZero();
  }

  @Test
  void aShareOfTheViewsIsAShareOfThePair() {
    step(1, CheckpointState.PROMOTED);
    step(2, CheckpointState.SHADOW);

    rig.answer(TestTrial.of(next()).clean("A").caption("A"))
        .answer(
            TestTrial.of(last())
                .checkpoint("v2")
                .answeredAs("tinyvlm.shadow")
                .clean("A")
                .caption("B"))
        .pass(MINUTE);

    assertThat(comparison().getWorse()).isEqualTo(0.5);
  }

  @Test
  void whatWaitsTooLongIsForgotten() {
    step(1, CheckpointState.PROMOTED);
    step(2, CheckpointState.SHADOW);
    Instant later = TestTrial.MADE.plus(CheckpointPairs.PATIENCE).plusSeconds(1);

    rig.answer(right("early", "v1")).answer(right("late", "v1"), later).pass(MINUTE);
    rig.answer(right("early", "v2").answeredAs("tinyvlm.shadow"), later)
        .answer(right("late", "v2").answeredAs("tinyvlm.shadow"), later)
        .pass(MINUTE);

    assertThat(comparison().getPairs()).isEqualTo(1);
  }

  @Test
  void aReplayAndAnUnknownCheckpointAreNotCompared() {
    step(1, CheckpointState.PROMOTED);

    rig.answer(right(next(), "v1")).answer(right(last(), "v9").answeredAs("tinyvlm.shadow"));
    step(2, CheckpointState.SHADOW);
    rig.answer(right(next(), "v1").run("r"))
        .answer(right(last(), "v2").run("r").answeredAs("tinyvlm.shadow"))
        .pass(MINUTE);

    assertThat(rig.comparisons()).isEmpty();
  }

  @Test
  void anotherTaskGoesOnWhereOneStopped() {
    step(1, CheckpointState.PROMOTED);
    step(2, CheckpointState.SHADOW);
    rig.answer(right("s", "v1"));
    rig.answer(wrong(next(), "v1")).answer(right(last(), "v2").answeredAs("tinyvlm.shadow"));

    TopologyRig next = rig.pass(MINUTE).takeOver(TestTrial.MADE.plus(MINUTE));
    rig.close();
    rig = next;
    rig.answer(right("s", "v2").answeredAs("tinyvlm.shadow")).pass(MINUTE);

    assertThat(comparison())
        .returns(2L, CheckpointComparison::getPairs)
        .returns(1.0, CheckpointComparison::getBetter);
  }

  private CheckpointComparison comparison() {
    return rig.comparisons().getLast();
  }

  private List<Alert> alerts(AlertKind kind) {
    return rig.alerts().stream().filter(alert -> alert.getKind() == kind).toList();
  }

  private String next() {
    made++;
    return last();
  }

  private String last() {
    return "s" + made;
  }

  private static TestTrial right(String id, String checkpoint) {
    return TestTrial.of(id).checkpoint(checkpoint).clean("A").repeat("A").caption("A");
  }

  private static TestTrial wrong(String id, String checkpoint) {
    return TestTrial.of(id).checkpoint(checkpoint).clean("B").repeat("B").caption("B");
  }

  private void step(int version, CheckpointState state) {
    CheckpointEvent event = new CheckpointEvent();
    event.setTarget("tinyvlm");
    event.setVersion(version);
    event.setCheckpoint("v" + version);
    event.setState(state);
    event.setUri("file:///checkpoints/v" + version);
    event.setSha256("00");
    event.setManifest("{}");
    event.setReason("");
    event.setAt(TestTrial.MADE);
    rig.checkpoint(event);
  }
}
