package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.TestTrial.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.statistics.Sums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two hours in which nothing is answered: what waited counts once its answers come. */
final class OutageTest {
  private static final Duration OUTAGE = Duration.ofHours(2);
  private static final Duration APART = Duration.ofSeconds(20);
  private static final int WAITING = (int) OUTAGE.dividedBy(APART);

  /** Those that waited for longer than a Sample may before it counts as lost. */
  private static final int OVERDUE =
      (int) OUTAGE.minus(TopologyRig.SETTINGS.lostAfter()).dividedBy(APART);

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theBacklogIsScoredAndWhatWasLostIsFound() {
    List<TestTrial> waiting = acceptedThroughTheOutage();
    long lost = rig.samples(CountKey.Samples.LOST);

    waiting.forEach(trial -> rig.answer(trial, MADE.plus(OUTAGE)));

    assertThat(lost).isBetween(OVERDUE - 1L, OVERDUE + 1L);
    assertThat(rig.samples(CountKey.Samples.LOST)).isZero();
    assertThat(rig.samples(CountKey.Samples.ACCEPTED)).isEqualTo(WAITING);
    assertThat(rig.samples(Outcome.SCORED.name())).isEqualTo(WAITING);
    assertThat(rig.samples(Outcome.LATE.name())).isZero();
    assertThat(rig.trials(Outcome.SCORED.name())).isEqualTo(WAITING);
    rig.pass(TopologyRig.SETTINGS.forwardEvery());
    assertThat(rig.totals().values().stream().map(Sums::views)).containsOnly((long) WAITING);
  }

  @Test
  void answersFromBeforeTheOutageCountOnceWhenTheyComeAgainBehindIt() {
    TestTrial before = TestTrial.misled("before").createdAt(MADE);
    rig.accept(before).answer(before);

    rig.pass(OUTAGE).answer(before, MADE.plus(OUTAGE));

    assertThat(rig.trials(CountKey.Trials.DUPLICATE)).isEqualTo(1);
    assertThat(rig.trials(Outcome.LATE.name())).isZero();
    assertThat(rig.samples(Outcome.SCORED.name())).isEqualTo(1);
  }

  private List<TestTrial> acceptedThroughTheOutage() {
    List<TestTrial> waiting = new ArrayList<>();
    for (int index = 0; index < WAITING; index++) {
      Instant at = MADE.plus(APART.multipliedBy(index));
      TestTrial trial = TestTrial.misled("waiting-" + index).createdAt(at);
      rig.accept(trial, at).pass(APART);
      waiting.add(trial);
    }
    return waiting;
  }
}
