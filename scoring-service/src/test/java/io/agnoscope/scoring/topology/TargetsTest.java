package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trials that are answered under more targets than their Sample's own. */
final class TargetsTest {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final String SHADOW = "tinyvlm.shadow";

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void eachTargetHasSeriesOfItsOwnAndTheSampleIsScoredOnce() {
    TestTrial trial = TestTrial.misled("s1");

    rig.accept(trial).answer(shadow("s1")).answer(trial).answer(deployment("s1")).pass(TICK);

    assertThat(byTarget()).isEqualTo(Map.of("tinyvlm", 3L, SHADOW, 3L, "second", 3L));
    assertThat(rig.samples("SCORED")).isEqualTo(1);
    assertThat(rig.trials("SCORED")).isEqualTo(1);
    assertThat(rig.trials(SHADOW, "SCORED")).isEqualTo(1);
    assertThat(rig.trials("second", "SCORED")).isEqualTo(1);
    assertThat(rig.counts().keySet()).noneMatch(key -> key.text().contains("DUPLICATE"));
  }

  @Test
  void onlyItsOwnTargetEndsASample() {
    rig.accept(TestTrial.misled("s1")).answer(shadow("s1")).answer(deployment("s1")).pass(TICK);

    assertThat(rig.samples("ACCEPTED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isZero();
  }

  @Test
  void aSecondAnswerUnderTheSameTargetCountsForNothing() {
    rig.answer(shadow("s1")).answer(shadow("s1").checkpoint("v3")).pass(TICK);

    assertThat(rig.trials(SHADOW, CountKey.Trials.DUPLICATE)).isEqualTo(1);
    assertThat(byTarget()).isEqualTo(Map.of(SHADOW, 3L));
  }

  @Test
  void onlyItsOwnTargetMakesHardExamples() {
    rig.answer(shadow("s1")).answer(TestTrial.misled("s1"));

    assertThat(rig.hardExamples())
        .singleElement()
        .extracting(HardExample::getAnswers)
        .returns("tinyvlm", TrialAnswers::getTarget);
  }

  @Test
  void whatAnotherTargetCannotAnswerIsNoOutcomeOfTheSample() {
    TestTrial trial = TestTrial.misled("s1");
    TestTrial failed = TestTrial.of("s1").answeredAs("second").cleanFailed("refused");
    TestTrial missed = TestTrial.of("s1").answeredAs(SHADOW).cleanFailed("deadline");

    rig.accept(trial).answer(failed).answer(missed).answer(trial).pass(TICK);

    DeadLetter letter = rig.deadLetters().getFirst();
    assertThat(letter.getCause()).isEqualTo("clean-view-unanswered");
    assertThat(letter.getSampleId()).isNull();
    // By its key it is found when the Sample is erased.
    assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap("s1".getBytes(StandardCharsets.UTF_8)));
    assertThat(rig.trials("second", "DEAD_LETTERED")).isEqualTo(1);
    assertThat(rig.trials(SHADOW, "EXPIRED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isEqualTo(1);
    assertThat(rig.samples("DEAD_LETTERED")).isZero();
    assertThat(rig.samples("EXPIRED")).isZero();
  }

  @Test
  void anothersAnswersCannotPassForTheSamplesOwnTrial() {
    TestTrial trial = TestTrial.misled("s1");
    TrialAnswers disguised = shadow("s1").answers();
    disguised.setTrialId(trial.answers().getTrialId());

    rig.accept(trial).answerBytes("s1", encode(disguised)).answer(trial).pass(TICK);

    assertThat(rig.deadLetters()).extracting(DeadLetter::getCause).containsExactly("inconsistent");
    assertThat(rig.samples("SCORED")).isEqualTo(1);
    assertThat(byTarget()).isEqualTo(Map.of("tinyvlm", 3L));
  }

  @Test
  void aTrialThatWasRewrittenForItsTargetIsReadAlike() {
    TrialAnswers rewritten = shadow("s1").answers();
    rewritten.getTrial().setTarget(SHADOW);
    rewritten.getTrial().setId(rewritten.getTrialId());

    rig.accept(TestTrial.misled("s1")).answerBytes("s1", encode(rewritten)).pass(TICK);

    assertThat(rig.trials(SHADOW, "SCORED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isZero();
  }

  private Map<String, Long> byTarget() {
    return rig.totals().keySet().stream()
        .collect(Collectors.groupingBy(SeriesKey::target, Collectors.counting()));
  }

  private static TestTrial shadow(String id) {
    return TestTrial.misled(id).answeredAs(SHADOW).checkpoint("v2");
  }

  private static TestTrial deployment(String id) {
    return TestTrial.misled(id).answeredAs("second");
  }

  private static byte[] encode(TrialAnswers answers) {
    try (RecordCodec codec = RecordCodec.local()) {
      return codec.encode(answers);
    }
  }
}
