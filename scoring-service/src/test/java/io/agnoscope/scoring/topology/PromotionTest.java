package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.DetectorRig.CAPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Baseline;
import io.agnoscope.schemas.BaselineStratum;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.scoring.topology.DetectorRig.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a baseline when another checkpoint answers. */
final class PromotionTest {
  private static final String ALERT = RegressionAlerts.key(CAPTION);

  private final DetectorRig rig = new DetectorRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aWorseCheckpointFiresAgainstTheOldBaselineAndGoingBackResolvesIt() {
    rig.minutes(10, by("v1", 10));
    rig.topology.checkpoint(step("v2", 2, CheckpointState.PROMOTED));
    rig.minutes(6, by("v2", 70));

    assertThat(rig.firing())
        .singleElement()
        .returns("v2", Alert::getCheckpoint)
        .returns("tinyvlm/v2", Alert::getGroup)
        .extracting(Alert::getReason)
        .asString()
        .contains("Checkpoint v2, promoted 2026-03-01 12:10:00 UTC, answers", "of checkpoint v1");

    rig.minutes(30, by("v2", 70));
    assertThat(baseline().getCheckpoint()).isEqualTo("v1");

    rig.topology.checkpoint(step("v2", 2, CheckpointState.ROLLED_BACK));
    rig.minutes(30, by("v1", 5));

    assertThat(rig.alert(ALERT))
        .hasValueSatisfying(alert -> {
          assertThat(alert.getState()).isEqualTo(AlertState.RESOLVED);
          assertThat(alert.getReason()).contains("answered by checkpoint v1");
        });
  }

  @Test
  void aBetterCheckpointLowersTheBoundsOnceItWasWatchedForLongEnough() {
    rig.minutes(10, by("v1", 40));
    double before = bound();
    rig.topology.checkpoint(step("v2", 2, CheckpointState.PROMOTED));

    rig.minutes(8, by("v2", 4));
    assertThat(bound()).isEqualTo(before);

    rig.minutes(8, by("v2", 4));

    assertThat(baseline())
        .returns("v2", Baseline::getCheckpoint)
        .returns("promotion", Baseline::getOrigin);
    assertThat(bound()).isLessThan(before);

    rig.minutes(10, by("v2", 40));
    assertThat(rig.firing()).extracting(Alert::getKey).containsExactly(ALERT);
  }

  @Test
  void aSlightlyWorseCheckpointDoesNotRaiseTheBounds() {
    rig.minutes(10, by("v1", 10));
    double before = bound();
    rig.topology.checkpoint(step("v2", 2, CheckpointState.PROMOTED));

    rig.minutes(30, by("v2", 17));

    assertThat(rig.firing()).isEmpty();
    assertThat(bound()).isEqualTo(before);
    assertThat(baseline().getCheckpoint()).isEqualTo("v1");
  }

  @Test
  void aCheckpointThatNobodyPromotedChangesNoBaseline() {
    rig.minutes(10, by("v1", 40)).minutes(30, by("v2", 4));

    assertThat(baseline().getCheckpoint()).isEqualTo("v1");
  }

  @Test
  void aReferencePeriodBeginsAnewWithAPromotedCheckpoint() {
    rig.minutes(2, by("v1", 80));
    rig.topology.checkpoint(step("v2", 2, CheckpointState.PROMOTED));
    rig.minutes(4, by("v2", 10));

    assertThat(baseline().getCheckpoint()).isEqualTo("v2");
    assertThat(baseline().getStrata())
        .singleElement()
        .returns(200L, BaselineStratum::getObservations)
        .satisfies(stratum -> assertThat(stratum.getSum()).isBetween(18.0, 22.0));
  }

  private double bound() {
    return baseline().getStrata().getFirst().getBound();
  }

  private Baseline baseline() {
    Baseline baseline = rig.monitor(CAPTION).getBaseline();
    assertThat(baseline).isNotNull();
    return baseline;
  }

  private CheckpointEvent step(String checkpoint, int version, CheckpointState state) {
    CheckpointEvent event = new CheckpointEvent();
    event.setTarget("tinyvlm");
    event.setVersion(version);
    event.setCheckpoint(checkpoint);
    event.setState(state);
    event.setUri("file:///checkpoints/" + checkpoint);
    event.setSha256("0".repeat(64));
    event.setManifest("{}");
    event.setReason("");
    event.setAt(rig.now());
    return event;
  }

  private static Traffic by(String checkpoint, int percent) {
    return new Traffic("probe", checkpoint, 50, percent);
  }
}
