package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.scoring.statistics.Divergences;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.statistics.text.Utterance;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of answers by what they tell: probabilities, a letter, words, or nothing usable. */
final class AnswerKindsTest {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final String CAPTION = "misleading-caption";

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aDivergenceNeedsExactProbabilitiesOnBothSides() {
    rig.answer(trial("s1", TestTrial.answered("A"), TestAnswers.topOne("B")))
        .answer(trial("s2", TestAnswers.topOne("A"), TestTrial.answered("B")))
        .answer(trial("s3", TestTrial.answered("A"), TestAnswers.parsed("B", "(B)")))
        .answer(trial("s4", TestAnswers.topOne("A"), TestAnswers.topOne("B")))
        .pass(TICK);

    assertThat(caption())
        .returns(4L, Sums::views)
        .returns(4L, sums -> sums.flips().all())
        .returns(Divergences.NONE, Sums::divergences);
  }

  @Test
  void whereOnlyTheLikeliestAreToldTheDivergenceIsBounded() {
    rig.answer(trial("s1", TestTrial.answered("A"), TestAnswers.topOne("B")))
        .answer(trial("s2", TestAnswers.topOne("A"), TestAnswers.topOne("A")))
        .answer(trial("s3", TestTrial.answered("A"), TestAnswers.parsed("B", "(B)")))
        .pass(TICK);

    assertThat(caption().bounds().count()).isEqualTo(2);
    assertThat(caption().bounds().lowNats()).isBetween(0.033, 0.034);
    assertThat(caption().bounds().highNats()).isBetween(0.3, 2 * Math.log(2));
  }

  @Test
  void likeliestOptionsThatDoNotAddUpContradictThemselves() {
    Answered odd = TestAnswers.topOne("A");
    odd.setMissingMass(0.2);

    rig.answer(trial("s1", odd, TestTrial.answered("B"))).pass(TICK);

    assertThat(rig.deadLetters()).extracting(DeadLetter::getCause).containsExactly("inconsistent");
  }

  @Test
  void exactProbabilitiesOnBothSidesDiverge() {
    rig.answer(trial("s1", TestTrial.answered("A"), TestTrial.answered("B"))).pass(TICK);

    assertThat(caption().divergences().count()).isEqualTo(1);
    assertThat(caption().divergences().nats()).isPositive();
  }

  @Test
  void whatCannotBeParsedIsASymbolOfItsOwn() {
    rig.answer(trial("moved", TestAnswers.parsed("A", "A"), TestAnswers.parsed(null, "Hm.")))
        .answer(trial("back", TestAnswers.parsed(null, "Hm."), TestAnswers.parsed("A", "A")))
        .answer(trial("stayed", TestAnswers.parsed(null, "Hm."), TestAnswers.parsed(null, "Er.")))
        .pass(TICK);

    assertThat(caption())
        .returns(3L, Sums::views)
        .returns(2L, Sums::invalid)
        .returns(2L, sums -> sums.flips().all())
        .returns(1L, sums -> sums.flips().rightToWrong())
        .returns(1L, sums -> sums.flips().wrongToRight());
  }

  @Test
  void freeTextIsScoredOnceByTheFactsThatItNames() {
    TestTrial trial = words("s1", TestAnswers.parsed(null, "A star."));

    rig.accept(trial).answer(trial).answer(trial).pass(TICK);

    assertThat(rig.samples("SCORED")).isEqualTo(1);
    assertThat(rig.trials("SCORED")).isEqualTo(1);
    assertThat(rig.trials(CountKey.Trials.DUPLICATE)).isEqualTo(1);
    assertThat(rig.totals().values())
        .singleElement()
        .returns(1L, Sums::views)
        .returns(1L, sums -> sums.flips().all())
        .returns(0.0, Sums::chance);
    assertThat(rig.deadLetters()).isEmpty();
  }

  @Test
  void flipsOfFactsDoNotMixWithFlipsOfLetters() {
    rig.answer(words("s1", TestAnswers.parsed(null, "A star."))).pass(TICK);

    assertThat(rig.totals().keySet())
        .singleElement()
        .returns("m1/" + Utterance.VERSION, SeriesKey::measurementVersion);
  }

  @Test
  void freeTextWithoutAnAnsweredCleanViewIsADeadLetter() {
    TestTrial trial = TestTrial.of("s1").freeText().cleanFailed("refused");

    rig.accept(trial).answer(trial).pass(TICK);

    assertThat(rig.deadLetters())
        .singleElement()
        .returns("clean-view-unanswered", DeadLetter::getCause);
    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
  }

  @Test
  void aLetterForFreeTextContradictsItself() {
    rig.answer(words("s1", TestAnswers.parsed("A", "A"))).pass(TICK);

    assertThat(rig.deadLetters()).extracting(DeadLetter::getCause).containsExactly("inconsistent");
  }

  private Sums caption() {
    return rig.totals().entrySet().stream()
        .filter(entry ->
            entry.getKey().monitor() instanceof PerturbationMonitor monitor
                && monitor.perturbation().equals(CAPTION))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static TestTrial trial(String id, Object clean, Object caption) {
    return TestTrial.of(id)
        .view("clean", "clean", ViewKind.CLEAN, null, clean)
        .view(CAPTION, CAPTION, ViewKind.PERTURBATION, "B", caption);
  }

  private static TestTrial words(String id, Object clean) {
    return TestTrial.of(id)
        .freeText()
        .view("clean", "clean", ViewKind.CLEAN, null, clean)
        .view(
            "paraphrase",
            "paraphrase",
            ViewKind.PERTURBATION,
            null,
            TestAnswers.parsed(null, "A moon."));
  }
}
