package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.TestTrial.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.SeriesWindow;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When one-minute windows begin, close and are published. */
final class WindowsTest {
  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void windowsAreCutAtTheFullMinuteOfAppendTime() {
    rig.answer(TestTrial.misled("s1"), MADE.plusMillis(59_999))
        .answer(TestTrial.misled("s2"), MADE.plusMillis(60_000))
        .answer(TestTrial.misled("s3"), MADE.plusMillis(119_999))
        .pass(Duration.ofMinutes(3));

    List<SeriesWindow> windows =
        rig.windows().stream()
            .filter(window -> "misleading-caption".equals(window.getPerturbation()))
            .toList();

    assertThat(windows)
        .extracting(SeriesWindow::getWindowStart, window -> window.getSums().getViews())
        .containsExactlyInAnyOrder(Tuple.tuple(MADE, 1L), Tuple.tuple(MADE.plusSeconds(60), 2L));
  }

  @Test
  void anIdleWindowIsClosedByTheWallClock() {
    rig.answer(TestTrial.misled("s1")).pass(Duration.ofSeconds(1));

    assertThat(rig.pass(Duration.ofSeconds(60)).windows()).isEmpty();
    assertThat(rig.pass(Duration.ofSeconds(5)).windows()).hasSize(3);
    assertThat(rig.pass(Duration.ofHours(1)).windows()).isEmpty();
  }

  @Test
  void aWindowThatStillGrowsIsPublishedAgainInWhole() {
    rig.answer(TestTrial.misled("s1")).pass(Duration.ofMinutes(2));
    int closed = rig.windows().size();

    rig.answer(TestTrial.misled("s2")).pass(Duration.ofSeconds(10));

    assertThat(closed).isEqualTo(3);
    assertThat(rig.windows())
        .hasSize(3)
        .allSatisfy(window -> assertThat(window.getSums().getViews()).isEqualTo(2));
  }
}
