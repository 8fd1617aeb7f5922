package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.scoring.statistics.Meanings;
import io.agnoscope.scoring.statistics.Observation;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.statistics.text.Embeddings;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What answers in words become on their way to the Series. */
final class FreeTextTest {
  /** As far apart as the texts' lengths. */
  private static final Embeddings BY_LENGTH = text -> new float[] {text.length(), 10};

  @Test
  void anAnswerThatWandersFartherThanTheRepeatIsSeen() throws UnreadableException {
    ScoredTrial scored = scored(answers("It shines.", "It is shining.", "It has always been so."));

    assertThat(paraphrase(scored).views()).isEqualTo(1);
    assertThat(paraphrase(scored).flips().all()).isZero();
    assertThat(paraphrase(scored).meanings()).isEqualTo(new Meanings(1, 1, 0));
  }

  @Test
  void aFlipOfFactsBesideAQuietRepeatIsAHardExample() throws UnreadableException {
    ScoredTrial flipped = scored(answers("Three stars.", "3 stars", "4 stars"));
    ScoredTrial same = scored(answers("Three stars.", "3 stars", "There are three stars."));

    assertThat(paraphrase(flipped).flips().all()).isEqualTo(1);
    assertThat(Objects.requireNonNull(flipped.hardExample(TestTrial.MADE)).getReasons())
        .containsExactly(HardExampleReason.FLIPPED);
    assertThat(same.hardExample(TestTrial.MADE)).isNull();
  }

  @Test
  void scoringTheSameAnswersAgainGivesTheSameSums() throws UnreadableException {
    TrialAnswers answers = answers("It shines.", "It is shining.", "It has always been so.");

    assertThat(scored(answers).observations()).isEqualTo(scored(answers).observations());
  }

  private static ScoredTrial scored(TrialAnswers answers) throws UnreadableException {
    return ScoredTrial.of(answers, TrialReading.read(answers), BY_LENGTH);
  }

  private static Sums paraphrase(ScoredTrial scored) {
    List<Sums> sums =
        scored.observations().stream()
            .filter(
                observation -> scored.series(observation.monitor()).text().contains("paraphrase"))
            .map(Observation::sums)
            .toList();
    assertThat(sums).hasSize(1);
    return sums.getFirst();
  }

  private static TrialAnswers answers(String clean, String repeat, String paraphrase) {
    return TestTrial.of("s1")
        .freeText()
        .view("clean", "clean", ViewKind.CLEAN, null, TestAnswers.parsed(null, clean))
        .view("repeat", "repeat", ViewKind.CONTROL, null, TestAnswers.parsed(null, repeat))
        .view(
            "paraphrase",
            "paraphrase",
            ViewKind.PERTURBATION,
            null,
            TestAnswers.parsed(null, paraphrase))
        .answers();
  }
}
