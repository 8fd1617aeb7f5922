package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.DetectorRig.CAPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.scoring.topology.DetectorRig.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A task that takes over from another has its stores and nothing else. */
final class DetectorRestoreTest {
  private static final Traffic GOOD = new Traffic("probe", "v1", 50, 10);
  private static final Traffic WORSE = new Traffic("probe", "v1", 50, 24);

  @Test
  void theEvidenceGoesOnWhereTheTaskBeforeStopped() {
    int without = minutesToAlarm(0);
    int with = minutesToAlarm(2);

    assertThat(without).isGreaterThan(2);
    assertThat(with).isEqualTo(without);
  }

  @Test
  void whatWasObservedAndNotYetJudgedIsJudgedByTheNext() {
    try (DetectorRig first = new DetectorRig()) {
      first.minutes(10, GOOD).send(new Traffic("probe", "v1", 100, 90));
      first.pass(Duration.ofSeconds(2));
      try (DetectorRig second = first.takeOver()) {
        second.pass(DetectorRig.MINUTE);

        assertThat(second.firing()).extracting(Alert::getMonitor).containsExactly(CAPTION);
      }
    }
  }

  @Test
  void aFiringAlertIsResolvedByTheNext() {
    try (DetectorRig first = new DetectorRig()) {
      first.minutes(10, GOOD).minutes(4, new Traffic("probe", "v1", 50, 80));
      assertThat(first.firing()).hasSize(1);
      try (DetectorRig second = first.takeOver()) {
        second.minutes(30, new Traffic("probe", "v1", 50, 5));

        assertThat(second.firing()).isEmpty();
        assertThat(second.alert(RegressionAlerts.key(CAPTION))).isPresent();
      }
    }
  }

  /** How many bad minutes it takes, with another task from the given one on; 0 for none. */
  private static int minutesToAlarm(int takenOverAfter) {
    DetectorRig rig = new DetectorRig();
    try {
      rig.minutes(10, GOOD);
      for (int minute = 1; minute < 60; minute++) {
        if (rig.minute(WORSE).firing().size() == 1) {
          return minute;
        }
        if (minute == takenOverAfter) {
          MonitorState before = rig.monitor(CAPTION);
          assertThat(before.getEvidence()).isPositive();
          DetectorRig next = rig.takeOver();
          rig.close();
          rig = next;
        }
      }
      throw new AssertionError("no alarm");
    } finally {
      rig.close();
    }
  }
}
