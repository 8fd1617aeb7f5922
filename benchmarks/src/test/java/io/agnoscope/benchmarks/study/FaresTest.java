package io.agnoscope.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.gate.Examinee;
import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FaresTest {

  private static final Questions QUESTIONS = new Questions(Catalogue.standard(), 4, 2);

  @Test
  void oneThatIsAlwaysRightIsNeverMoved() {
    Fares fares = Fares.of(each(FaresTest::right), QUESTIONS);

    assertThat(fares.cleanAccuracy(TaskClass.IMAGE_HEAVY)).isEqualTo(1);
    assertThat(fares.cleanAccuracy(TaskClass.TEXT_HEAVY)).isEqualTo(1);
    assertThat(fares.hintedAccuracy()).isEqualTo(1);
    for (View.Split split : View.Split.values()) {
      assertThat(fares.misledRate(split)).isZero();
      assertThat(fares.flipRate(split, TaskClass.TEXT_HEAVY)).isZero();
      assertThat(fares.perturbedAccuracy(split, TaskClass.IMAGE_HEAVY)).isEqualTo(1);
    }
  }

  @Test
  void oneThatGoesWhereItIsPushedIsMisledEveryTime() {
    Fares fares = Fares.of(each(FaresTest::pushed), QUESTIONS);

    for (View.Split split : View.Split.values()) {
      assertThat(fares.misledRate(split)).isEqualTo(1);
    }
    assertThat(fares.flipRate(View.Split.TRAIN, TaskClass.TEXT_HEAVY)).isZero();
    assertThat(fares.worstAccuracy(TaskClass.IMAGE_HEAVY)).isZero();
    assertThat(fares.cleanAccuracy(TaskClass.IMAGE_HEAVY)).isEqualTo(1);
  }

  @Test
  void asksAllFamiliesAsOftenAndNothingThatIsTrainedOn() {
    List<PreparedTrial> asked = QUESTIONS.chunks().flatMap(List::stream).toList();

    assertThat(asked).hasSize(4 * 9);
    assertThat(asked).allMatch(trial -> trial.sampleId().startsWith(ProbeQuestions.ID_PREFIX));
    assertThat(Fares.of(each(FaresTest::right), QUESTIONS).clean().values())
        .hasSize(9)
        .containsOnly(new Share(4, 4));
  }

  @Test
  void spreadsOverSeeds() {
    Spread spread = Spread.of(List.of(1.0, 2.0, 4.5), Double::doubleValue);

    assertThat(spread.mean()).isEqualTo(2.5);
    assertThat(spread.deviation()).isCloseTo(Math.sqrt((2.25 + 0.25 + 4) / 2), within(1e-12));
    assertThat(spread.least()).isEqualTo(1);
    assertThat(spread.greatest()).isEqualTo(4.5);
  }

  private static Examinee each(Decider decider) {
    return trials ->
        trials.stream()
            .map(trial ->
                Stream.concat(Stream.of(trial.clean()), trial.perturbed().stream())
                    .map(view -> decider.decide(trial, view))
                    .toList())
            .toList();
  }

  private static String right(PreparedTrial trial, View view) {
    return trial.answer().orElseThrow();
  }

  private static String pushed(PreparedTrial trial, View view) {
    String distractor = view.distractor();
    return distractor == null ? trial.answer().orElseThrow() : distractor;
  }

  private interface Decider {
    String decide(PreparedTrial trial, View view);
  }
}
