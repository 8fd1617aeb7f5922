package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.TestTrial.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.SeriesWindow;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScoringTopologyTest {
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
  void aTrialForAnotherTargetIsAnotherTrial() {
    rig.answer(TestTrial.misled("s1")).answer(TestTrial.misled("s1").target("candidate"));

    assertThat(rig.trials(CountKey.Trials.DUPLICATE)).isZero();
    assertThat(rig.trials("SCORED")).isEqualTo(2);
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
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(MADE, 1L),
            org.assertj.core.groups.Tuple.tuple(MADE.plusSeconds(60), 2L));
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

  @Test
  void aMisledTrialIsAHardExampleWithTheViewThatFlipped() {
    rig.answer(TestTrial.misled("s1"));

    List<HardExample> examples = rig.hardExamples();

    assertThat(examples)
        .singleElement()
        .returns("s1", HardExample::getSampleId)
        .returns(List.of(HardExampleReason.FLIPPED), HardExample::getReasons)
        .returns(List.of("misleading-caption"), HardExample::getFlippedViews);
  }

  @Test
  void whatTheModelReadsWrongIsAHardExample() {
    rig.answer(TestTrial.of("s1").clean("C").repeat("C").caption("C"));

    assertThat(rig.hardExamples())
        .singleElement()
        .returns(List.of(HardExampleReason.WRONG), HardExample::getReasons);
  }

  @Test
  void whatIsRightAndStaysIsNoHardExample() {
    rig.answer(TestTrial.of("s1").clean("A").repeat("A").caption("A"));

    assertThat(rig.hardExamples()).isEmpty();
  }

  @Test
  void aReplayTouchesNoLiveFigures() {
    TestTrial replayed = TestTrial.misled("s1").run("replay-7");

    rig.accept(replayed).answer(replayed).pass(TICK);

    assertThat(rig.hardExamples()).isEmpty();
    assertThat(rig.counts().keySet()).noneMatch(CountKey.Samples.class::isInstance);
    assertThat(rig.totals().keySet()).allMatch(series -> series.run().equals("replay-7"));
  }

  @Test
  void bytesThatAreNoAnswersBecomeADeadLetterAndTheRestFlows() {
    byte[] poison = {1, 2, 3};

    rig.answerBytes("poison", poison).answer(TestTrial.misled("s1")).pass(TICK);

    DeadLetter letter = only(rig.deadLetters());
    assertThat(letter.getStage()).isEqualTo("score");
    assertThat(letter.getCause()).isEqualTo("undecodable");
    assertThat(letter.getTopic()).isEqualTo("agnoscope.answers");
    assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(poison));
    assertThat(letter.getSampleId()).isEqualTo("poison");
    assertThat(rig.trials("SCORED")).isEqualTo(1);
    assertThat(rig.samples("DEAD_LETTERED")).isZero();
  }

  @Test
  void bytesThatAreNoSampleBecomeADeadLetter() {
    rig.sampleBytes("poison", new byte[] {9});

    assertThat(rig.deadLetters())
        .singleElement()
        .returns("agnoscope.samples", DeadLetter::getTopic);
  }

  @Test
  void anAnswerForNoOptionIsADeadLetterAndNotAFlip() {
    rig.accept(TestTrial.of("s1")).answer(TestTrial.of("s1").clean("Q")).pass(TICK);

    DeadLetter letter = only(rig.deadLetters());
    assertThat(letter.getCause()).isEqualTo("inconsistent");
    assertThat(rig.totals()).isEmpty();
    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
  }

  @Test
  void anAnswerUnderAnotherSamplesKeyIsADeadLetter() {
    rig.answerBytes("other", encode(TestTrial.misled("s1")));

    assertThat(only(rig.deadLetters()).getCause()).isEqualTo("inconsistent");
  }

  @Test
  void aCleanViewThatMissedTheDeadlineExpiresItsSample() {
    TestTrial missed = TestTrial.of("s1").cleanFailed("deadline").caption("B");

    rig.accept(missed).answer(missed).pass(TICK);

    assertThat(rig.samples("EXPIRED")).isEqualTo(1);
    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.totals()).isEmpty();
  }

  @Test
  void aCleanViewThatFailedOtherwiseIsADeadLetter() {
    TestTrial failed = TestTrial.of("s1").cleanFailed("image-undecodable").caption("B");

    rig.accept(failed).answer(failed).pass(TICK);

    assertThat(only(rig.deadLetters()))
        .returns("clean-view-unanswered", DeadLetter::getCause)
        .returns("cause=image-undecodable", DeadLetter::getDetail);
    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
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

  @Test
  void aDeadLetterOfAnotherServiceEndsItsSample() {
    rig.accept(TestTrial.of("s1")).deadLetter(letter("s1", "unreadable-image"));

    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
    assertThat(rig.counts())
        .containsEntry(new CountKey.DeadLetters("infer", "unreadable-image"), 1L);
  }

  @Test
  void aDeadLetterOfNobodysSampleIsOnlyCounted() {
    rig.deadLetter(letter("unheard-of", "undecodable"));

    assertThat(rig.samples("ACCEPTED")).isZero();
    assertThat(rig.samples("DEAD_LETTERED")).isZero();
    assertThat(rig.counts()).containsEntry(new CountKey.DeadLetters("infer", "undecodable"), 1L);
  }

  @Test
  void aDeadLetterThatCannotBeDecodedMakesNoOther() {
    rig.deadLetterBytes(new byte[] {4, 2});

    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.counts())
        .containsEntry(new CountKey.DeadLetters("score", "undecodable-dead-letter"), 1L);
  }

  @Test
  void theFirstOutcomeWins() {
    TestTrial trial = TestTrial.misled("s1");

    rig.accept(trial).deadLetter(letter("s1", "model-error")).answer(trial);

    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isZero();
  }

  @Test
  void anOutcomeThatIsSeenBeforeItsSampleCountsOnceTheSampleIsSeen() {
    TestTrial trial = TestTrial.misled("s1");
    rig.answer(trial);
    long before = rig.samples("SCORED");

    rig.accept(trial).accept(trial);

    assertThat(before).isZero();
    assertThat(rig.samples("ACCEPTED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isEqualTo(1);
  }

  @Test
  void aSampleWithoutAnOutcomeIsLostUntilItGetsOne() {
    TestTrial trial = TestTrial.misled("s1");
    rig.accept(trial).pass(Duration.ofMinutes(29));
    long early = rig.samples(CountKey.Samples.LOST);
    rig.pass(Duration.ofMinutes(2));
    long late = rig.samples(CountKey.Samples.LOST);

    rig.answer(trial);

    assertThat(early).isZero();
    assertThat(late).isEqualTo(1);
    assertThat(rig.samples(CountKey.Samples.LOST)).isZero();
    assertThat(rig.samples("SCORED")).isEqualTo(1);
  }

  @Test
  void samplesAreForgottenBehindTheirRetentionAndStayCounted() {
    rig.accept(TestTrial.misled("s1")).answer(TestTrial.misled("s1"));

    rig.pass(Duration.ofHours(50)).pass(TICK);

    assertThat(rig.entries(Stores.SAMPLES)).isZero();
    assertThat(rig.entries(Stores.SAMPLES_DUE)).isZero();
    assertThat(rig.samples("SCORED")).isEqualTo(1);
  }

  private static DeadLetter letter(String sampleId, String cause) {
    return DeadLetters.of(
        "infer",
        cause,
        "",
        "agnoscope.trials",
        0,
        0,
        sampleId.getBytes(StandardCharsets.UTF_8),
        new byte[] {1},
        MADE);
  }

  private static byte[] encode(TestTrial trial) {
    try (RecordCodec codec = RecordCodec.local()) {
      return codec.encode(trial.answers());
    }
  }

  private static DeadLetter only(List<DeadLetter> letters) {
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static SeriesKey caption(String checkpoint) {
    return series(
        checkpoint, new PerturbationMonitor("misleading-caption", "PERTURBATION", "TRAIN"));
  }

  private static SeriesKey series(
      String checkpoint, io.agnoscope.scoring.statistics.Monitor monitor) {
    return new SeriesKey("LIVE", "tinyvlm", checkpoint, "m1", "IMAGE_HEAVY", monitor);
  }
}
