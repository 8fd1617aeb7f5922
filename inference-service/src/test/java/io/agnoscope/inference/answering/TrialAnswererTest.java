package io.agnoscope.inference.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialAnswererTest {

  private final FakeModel model = new FakeModel("first");

  @Test
  void asksTheTextsInOrderWithTheFirstPicture() {
    answerer(64).answer(model, List.of(Fixtures.trial("t", "a")));

    Ask caption = model.batches.getFirst().get(1);
    assertThat(caption.text()).isEqualTo("A cross. What is it?");
    assertThat(Objects.requireNonNull(caption.picture()).encoded()).isEqualTo(Fixtures.picture());
    assertThat(caption.options()).containsExactly("star", "cross");
  }

  @Test
  void asksTheRepeatInALaterBatch() {
    answerer(64).answer(model, List.of(Fixtures.trial("t", "a"), Fixtures.trial("t", "b")));

    assertThat(model.batches).extracting(List::size).containsExactly(6, 2);
    assertThat(model.batches.getLast().getFirst()).isEqualTo(model.batches.getFirst().getFirst());
  }

  @Test
  void keepsTheViewsOfATrialInOneBatch() {
    answerer(5).answer(model, List.of(Fixtures.trial("t", "a"), Fixtures.trial("t", "b")));

    assertThat(model.batches).extracting(List::size).containsExactly(3, 3, 2);
  }

  @Test
  void decidesForTheCanonicalLetterOfTheLikeliestOption() {
    TrialAnswers answers = answerer(64).answer(model, List.of(Fixtures.trial("t", "a"))).getFirst();

    assertThat(answers.getAnswers())
        .extracting(Answer::getViewId)
        .containsExactly("clean", "misleading-caption", "rotated-options/1", "repeat");
    assertThat(answers.getAnswers())
        .extracting(answer -> ((Answered) answer.getOutcome()).getDecision())
        .containsExactly("A", "A", "B", "A");
    Answered first = (Answered) answers.getAnswers().getFirst().getOutcome();
    assertThat(first.getProbabilityKind()).isEqualTo(ProbabilityKind.EXACT);
    assertThat(first.getProbabilities()).containsExactly(0.7, 0.3);
  }

  @Test
  void saysWhoAnsweredWhatAndHow() {
    Trial trial = Fixtures.trial("t", "a");

    TrialAnswers answers = answerer(64).answer(model, List.of(trial)).getFirst();

    assertThat(answers.getTrialId()).isEqualTo("trial-a");
    assertThat(answers.getSampleId()).isEqualTo("a");
    assertThat(answers.getTarget()).isEqualTo("t");
    assertThat(answers.getCheckpoint()).isEqualTo("first");
    assertThat(answers.getMeasurementVersion()).isEqualTo("c1-abcd/fake-1");
    assertThat(answers.getTrial()).isEqualTo(trial);
    assertThat(answers.getWorker()).isEqualTo("worker");
    assertThat(answers.getAnsweredAt()).isEqualTo(Fixtures.NOW);
  }

  @Test
  void findsInsertedPicturesInTheBank() {
    Trial trial = withInsertedPicture("banked");

    answerer(64).answer(model, List.of(trial));

    assertThat(Objects.requireNonNull(model.batches.getFirst().getLast().picture()).sha256())
        .isEqualTo("banked");
  }

  @Test
  void leavesOnlyTheViewUnansweredWhosePictureIsNowhere() {
    Trial trial = withInsertedPicture("nowhere");

    TrialAnswers answers = answerer(64).answer(model, List.of(trial)).getFirst();

    assertThat(answers.getAnswers().getLast().getOutcome())
        .isInstanceOfSatisfying(
            Unanswered.class, why -> assertThat(why.getCause()).isEqualTo("image-not-found"));
    assertThat(answers.getAnswers().getFirst().getOutcome()).isInstanceOf(Answered.class);
  }

  @Test
  void doesNotGuessWhichReplyIsWhose() {
    AnswerModel silent = new Silent();

    assertThatThrownBy(() -> answerer(64).answer(silent, List.of(Fixtures.trial("t", "a"))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Trial withInsertedPicture(String sha256) {
    Trial trial = Fixtures.trial("t", "a");
    trial.setViews(
        List.of(
            trial.getViews().getFirst(),
            Fixtures.view(
                "noise-image",
                "noise-image",
                List.of(new ImagePart(sha256, true), new TextPart("q", false)),
                "A",
                "B")));
    return trial;
  }

  private static TrialAnswerer answerer(int batchSize) {
    return new TrialAnswerer(
        sha256 ->
            sha256.equals("banked")
                ? Optional.of(new Picture(sha256, new byte[] {9}))
                : Optional.empty(),
        batchSize,
        "worker",
        () -> Fixtures.NOW);
  }

  private static final class Silent implements AnswerModel {
    @Override
    public String checkpoint() {
      return "silent";
    }

    @Override
    public String promptVersion() {
      return "silent-1";
    }

    @Override
    public List<Reply> ask(List<Ask> asks) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
