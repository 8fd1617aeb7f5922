package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.DetectorRig.CAPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.BaselineStratum;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.scoring.topology.DetectorRig.Traffic;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept is bounded, and forgotten when it is of no use. */
final class DetectorBoundsTest {
  private final DetectorRig rig = new DetectorRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void strataBeyondTheBoundAreOne() {
    rig.minutes(
        2,
        IntStream.range(0, 40)
            .mapToObj(i -> new Traffic("source-" + i, "v1", 3, 10))
            .toArray(Traffic[]::new));

    assertThat(rig.monitor(CAPTION).getBaseline().getStrata())
        .hasSizeLessThanOrEqualTo(Tallies.MOST_STRATA)
        .extracting(BaselineStratum::getName)
        .contains(Stratum.OTHER);
    assertThat(
            rig.monitor(CAPTION).getBaseline().getStrata().stream()
                .mapToLong(BaselineStratum::getObservations)
                .sum())
        .isEqualTo(240);
  }

  @Test
  void monitorsBeyondTheBoundAreNotWatched() {
    for (int i = 0; i < 70; i++) {
      rig.topology.answer(TestTrial.of("s" + i).target("t" + i).clean("A").caption("B"));
    }

    rig.pass(DetectorRig.MINUTE);

    assertThat(rig.monitors()).isEqualTo(TopologyRig.DETECTION.mostMonitors());
    assertThat(rig.unwatched()).isEqualTo(140 - TopologyRig.DETECTION.mostMonitors());
  }

  @Test
  void theUnwatchedAreToldOfWhileNoWatchedOneIsObserved() {
    for (int i = 0; i < 70; i++) {
      rig.topology.answer(TestTrial.of("s" + i).target("t" + i).clean("A").caption("B"));
    }
    rig.pass(DetectorRig.MINUTE);

    rig.topology.answer(TestTrial.of("s70").target("new").clean("A").caption("B"));
    rig.pass(DetectorRig.MINUTE);
    assertThat(rig.unwatched()).isEqualTo(2);

    rig.pass(DetectorRig.MINUTE);
    assertThat(rig.unwatched()).isZero();
  }

  @Test
  void idleMonitorsAreForgotten() {
    rig.minute(new Traffic("probe", "v1", 10, 10));
    assertThat(rig.topology.entries(Stores.MONITORS)).isPositive();

    rig.pass(Duration.ofDays(8));

    assertThat(rig.topology.entries(Stores.MONITORS)).isZero();
    assertThat(rig.topology.entries(Stores.SOURCE_FLOWS)).isZero();
  }

  @Test
  void nothingIsLeftToSendOnceItWasSent() {
    rig.minutes(3, new Traffic("probe", "v1", 10, 10));

    assertThat(rig.topology.entries(Stores.TALLIES)).isZero();
    assertThat(rig.topology.entries(Stores.FLOWS)).isZero();
    assertThat(rig.topology.entries(Stores.STEP_TALLIES)).isZero();
  }

  @Test
  void examplesAreFewAndTheNewest() {
    rig.minutes(5, new Traffic("probe", "v1", 20, 50));

    WatchedMonitor monitor = rig.topology.watched(CAPTION);

    assertThat(monitor.getExamples()).hasSize(StepWindow.MOST_EXAMPLES).contains("s99");
  }
}
