package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.TestTrial.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.ViewKind;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What answers add to the figures, and that each Trial adds once. */
final class SummingTest {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aTrialIsSummedUnderEachOfItsMonitors() {
    rig.answer(TestTrial.misled("s1")).pass(TICK);

    Map<SeriesKey, Sums> totals = rig.totals();

    assertThat(totals.get(caption("v1")))
        .returns(1L, Sums::views)
        .returns(1L, sums -> sums.flips().rightToWrong())
        .returns(1L, sums -> sums.pushes().misled())
        .returns(1L, sums -> sums.noise().repeats())
        .returns(0L, sums -> sums.noise().repeatFlips())
        .returns(1L, sums -> sums.divergences().count());
    assertThat(totals.get(series("v1", new AspectMonitor("COLOR"))))
        .returns(1L, sums -> sums.labels().correctClean());
    assertThat(totals).hasSize(3);
  }

  @Test
  void aSecondAnswerOfATrialCountsForNothing() {
    rig.accept(TestTrial.misled("s1"))
        .answer(TestTrial.misled("s1"))
        .answer(TestTrial.misled("s1"))
        .pass(TICK);

    assertThat(rig.totals().get(caption("v1"))).returns(1L, Sums::views);
    assertThat(rig.trials(CountKey.Trials.DUPLICATE)).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isEqualTo(1);
    assertThat(rig.hardExamples()).hasSize(1);
  }

  @Test
  void theFirstAnswerWinsWhicheverCheckpointGaveIt() {
    rig.answer(TestTrial.misled("s1").checkpoint("v2"))
        .answer(TestTrial.misled("s1").checkpoint("v1"))
        .pass(TICK);

    assertThat(rig.totals()).containsKey(caption("v2")).doesNotContainKey(caption("v1"));
  }

  @Test
  void aTrialOlderThanItsEntryWouldBeIsLate() {
    TestTrial old = TestTrial.misled("s1").createdAt(MADE.minus(Duration.ofHours(50)));

    rig.accept(old).answer(old, MADE).pass(TICK);

    assertThat(rig.samples("LATE")).isEqualTo(1);
    assertThat(rig.totals()).isEmpty();
    assertThat(rig.hardExamples()).isEmpty();
  }

  @Test
  void forgottenTrialsCannotBeScoredAgain() {
    TestTrial first = TestTrial.misled("s1");
    rig.answer(first, MADE);

    rig.answer(
            TestTrial.misled("s2").createdAt(MADE.plus(Duration.ofHours(50))),
            MADE.plus(Duration.ofHours(50)))
        .pass(TICK)
        .answer(first, MADE.plus(Duration.ofHours(50)));

    assertThat(rig.entries(Stores.TRIALS)).isEqualTo(1);
    assertThat(rig.trials("LATE")).isEqualTo(1);
    assertThat(rig.trials("SCORED")).isEqualTo(2);
  }

  @Test
  void wallClockAloneForgetsNothing() {
    rig.answer(TestTrial.misled("s1"), MADE).pass(Duration.ofDays(10));

    assertThat(rig.entries(Stores.TRIALS)).isEqualTo(1);
  }

  @Test
  void aViewOfAKindYetUnknownIsLeftOut() {
    rig.answer(
            TestTrial.misled("s1")
                .view("new", "new", ViewKind.UNKNOWN, null, TestTrial.answered("C")))
        .pass(TICK);

    assertThat(rig.totals()).hasSize(3);
    assertThat(rig.deadLetters()).isEmpty();
  }

  private static SeriesKey caption(String checkpoint) {
    return series(
        checkpoint, new PerturbationMonitor("misleading-caption", "PERTURBATION", "TRAIN"));
  }

  private static SeriesKey series(String checkpoint, Monitor monitor) {
    return new SeriesKey("LIVE", "tinyvlm", checkpoint, "m1", "IMAGE_HEAVY", monitor);
  }
}
