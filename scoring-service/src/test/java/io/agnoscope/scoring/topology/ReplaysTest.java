package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.CountKey.Trials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of a run other than LIVE: Series of their own, and nothing else. */
final class ReplaysTest {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final String RUN = "replay-7";

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aReplayHasSeriesOfItsOwnAndTouchesNoLiveFigures() {
    rig.accept(TestTrial.misled("s1")).answer(TestTrial.misled("s1")).pass(TICK);
    Map<SeriesKey, Sums> live = rig.totals();
    Map<CountKey, Long> counts = rig.counts();
    assertThat(rig.hardExamples()).hasSize(1);

    rig.answer(replayed("s1")).answer(replayed("s2")).pass(TICK);

    assertThat(rig.totals()).containsAllEntriesOf(live);
    assertThat(rig.counts()).containsAllEntriesOf(counts);
    assertThat(rig.hardExamples()).isEmpty();
    Map<SeriesKey, Sums> own =
        rig.totals().entrySet().stream()
            .filter(series -> series.getKey().run().equals(RUN))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(own).hasSameSizeAs(live);
    assertThat(own.values()).allMatch(sums -> sums.views() == 2);
    assertThat(rig.trials(Trials.REPLAYED + "SCORED")).isEqualTo(2);
  }

  @Test
  void aReplayIsNoOutcomeOfASampleThatWaitsForItsOwn() {
    rig.accept(TestTrial.misled("s1"))
        .answer(replayed("s1"))
        .answer(TestTrial.of("s1").run(RUN).answeredAs("tinyvlm.shadow").clean("A"))
        .pass(TICK);

    assertThat(rig.samples("SCORED")).isZero();

    rig.answer(TestTrial.misled("s1")).pass(TICK);

    assertThat(rig.samples("SCORED")).isEqualTo(1);
    assertThat(rig.trials("SCORED")).isEqualTo(1);
  }

  @Test
  void whatAReplayCannotAnswerIsNoOutcomeOfTheSample() {
    TestTrial failed = TestTrial.of("s1").run(RUN).cleanFailed("refused");
    TestTrial missed = TestTrial.of("s1").run("replay-8").cleanFailed("deadline");

    rig.accept(TestTrial.misled("s1")).answer(failed).answer(missed).pass(TICK);

    DeadLetter letter = rig.deadLetters().getFirst();
    assertThat(letter.getCause()).isEqualTo("clean-view-unanswered");
    assertThat(letter.getSampleId()).isNull();
    // By its key it is found when the Sample is erased.
    assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap("s1".getBytes(StandardCharsets.UTF_8)));
    assertThat(rig.trials(Trials.REPLAYED + "DEAD_LETTERED")).isEqualTo(1);
    assertThat(rig.trials(Trials.REPLAYED + "EXPIRED")).isEqualTo(1);
    assertThat(rig.samples("DEAD_LETTERED")).isZero();
    assertThat(rig.samples("EXPIRED")).isZero();
    assertThat(rig.trials("DEAD_LETTERED")).isZero();
  }

  @Test
  void aTrialThatIsReplayedTwiceInARunCountsOnce() {
    rig.answer(replayed("s1")).answer(replayed("s1")).pass(TICK);

    assertThat(rig.totals().values()).allMatch(sums -> sums.views() == 1);
    assertThat(rig.trials(Trials.REPLAYED + Trials.DUPLICATE)).isEqualTo(1);
    assertThat(rig.trials(Trials.DUPLICATE)).isZero();
  }

  @Test
  void aReplayIsWatchedByNoMonitorAndRaisesNoAlert() {
    for (int i = 0; i < 100; i++) {
      rig.answer(replayed("s" + i));
    }
    rig.pass(Duration.ofMinutes(2));

    assertThat(rig.monitors()).isEmpty();
    assertThat(rig.alerts()).isEmpty();
    assertThat(rig.trials(Trials.REPLAYED + "SCORED")).isEqualTo(100);

    rig.answer(TestTrial.misled("s1")).pass(Duration.ofMinutes(2));

    assertThat(rig.monitors()).isNotEmpty();
  }

  private static TestTrial replayed(String id) {
    return TestTrial.misled(id).run(RUN);
  }
}
