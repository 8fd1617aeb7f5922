package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.ViewKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What free answers mean is asked for those that count, and for no others. */
final class EmbeddedOnceTest {
  private static final List<String> TEXTS =
      List.of("It shines.", "It is shining.", "It has always been so.");

  private final List<String> embedded = new ArrayList<>();
  private boolean broken;

  private final TopologyRig rig =
      new TopologyRig(
          new ScoringSettings(
              TopologyRig.SETTINGS.identityRetention(),
              TopologyRig.SETTINGS.lostAfter(),
              TopologyRig.SETTINGS.windowRetention(),
              TopologyRig.SETTINGS.closeGrace(),
              TopologyRig.SETTINGS.forwardEvery(),
              this::embed));

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRepetitionIsNotEmbeddedAgain() {
    rig.answer(inWords()).answer(inWords());

    assertThat(embedded).containsExactlyInAnyOrderElementsOf(TEXTS);
    assertThat(rig.trials(CountKey.Trials.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void whatIsLateIsNotEmbedded() {
    Duration tooLong = TopologyRig.SETTINGS.identityRetention().plusSeconds(1);

    rig.answer(inWords(), TestTrial.MADE.plus(tooLong));

    assertThat(embedded).isEmpty();
    assertThat(rig.trials(Outcome.LATE.name())).isEqualTo(1);
  }

  @Test
  void answersThatCannotBeEmbeddedLeaveNoTrace() {
    broken = true;
    rig.answer(inWords());
    broken = false;
    rig.answer(inWords());

    assertThat(rig.deadLetters()).singleElement().returns("unexpected", DeadLetter::getCause);
    assertThat(rig.trials(CountKey.Trials.DUPLICATE)).isZero();
    assertThat(rig.trials(Outcome.SCORED.name())).isEqualTo(1);
  }

  private float[] embed(String text) {
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    embedded.add(text);
    return new float[] {text.length(), 10};
  }

  private static TestTrial inWords() {
    return TestTrial.of("s1")
        .freeText()
        .view("clean", "clean", ViewKind.CLEAN, null, TestAnswers.parsed(null, TEXTS.get(0)))
        .view("repeat", "repeat", ViewKind.CONTROL, null, TestAnswers.parsed(null, TEXTS.get(1)))
        .view(
            "paraphrase",
            "paraphrase",
            ViewKind.PERTURBATION,
            null,
            TestAnswers.parsed(null, TEXTS.get(2)));
  }
}
