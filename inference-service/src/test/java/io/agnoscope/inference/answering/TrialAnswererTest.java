package io.agnoscope.inference.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.identity.TrialIds;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialAnswererTest {

  private static final StoredPictures STORE =
      (uri, sha256) -> {
        throw new FileNotFoundException("nothing is stored here");
      };

  private static final StoredPictures FIVES = (uri, sha256) -> new byte[] {5};

  private final FakeModel model = new FakeModel("first");

  @Test
  void asksTheTextsInOrderWithThePicture() throws Exception {
    answer(model, List.of(Fixtures.trial("t", "a")));

    Ask caption = model.batches.getFirst().get(1);
    assertThat(caption.text()).isEqualTo("A cross. What is it?");
    assertThat(caption.pictures().getFirst().encoded()).isEqualTo(Fixtures.picture());
    assertThat(caption.options()).containsExactly("star", "cross");
  }

  @Test
  void asksTheRepeatLaterAndAlone() throws Exception {
    answer(model, List.of(Fixtures.trial("t", "a")));

    assertThat(model.batches).extracting(List::size).containsExactly(3, 1);
    assertThat(model.batches.getLast().getFirst()).isEqualTo(model.batches.getFirst().getFirst());
  }

  @Test
  void tellsAnotherTargetsTrialUnderAnIdentityOfItsOwn() throws Exception {
    Trial trial = Fixtures.trial("watched", "a");

    TrialAnswers answers = answer(model, List.of(trial)).getFirst();

    assertThat(answers.getTarget()).isEqualTo("t");
    assertThat(answers.getTrialId())
        .isEqualTo(TrialIds.of("LIVE", "a", "1-abcd", "t"))
        .isEqualTo(answers.getTrial().getId());
    assertThat(answers.getTrial().getTarget()).isEqualTo("t");
    assertThat(answers.getTrial().getSample()).isEqualTo(trial.getSample());
    assertThat(trial.getId()).isEqualTo("trial-a");
  }

  @Test
  void decidesForTheCanonicalLetterOfTheLikeliestOption() throws Exception {
    TrialAnswers answers = answer(model, List.of(Fixtures.trial("t", "a"))).getFirst();

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
  void saysWhoAnsweredWhatAndHow() throws Exception {
    Trial trial = Fixtures.trial("t", "a");

    TrialAnswers answers = answer(model, List.of(trial)).getFirst();

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
  void findsInsertedPicturesInTheBank() throws Exception {
    Trial trial = withInsertedPicture("banked");

    answer(model, List.of(trial));

    assertThat(model.batches.getFirst().getLast().pictures().getFirst().sha256())
        .isEqualTo("banked");
  }

  @Test
  void leavesOnlyTheViewUnansweredWhosePictureIsNowhere() throws Exception {
    Trial trial = withInsertedPicture("nowhere");

    TrialAnswers answers = answer(model, List.of(trial)).getFirst();

    assertThat(answers.getAnswers().getLast().getOutcome())
        .isInstanceOfSatisfying(
            Unanswered.class, why -> assertThat(why.getCause()).isEqualTo("image-not-found"));
    assertThat(answers.getAnswers().getFirst().getOutcome()).isInstanceOf(Answered.class);
  }

  @Test
  void readsFromTheStoreWhatDoesNotTravel() throws Exception {
    Trial trial = withStoredPictures("stored");

    TrialAnswers answers = answer(model, List.of(trial), FIVES).getFirst();

    assertThat(model.batches.getFirst().getFirst().pictures().getFirst().encoded())
        .containsExactly(5);
    assertThat(answers.getTrial()).isEqualTo(trial);
  }

  @Test
  void readsAPictureOnceForAllViewsOfATrialAndNoneThatNoViewShows() throws Exception {
    List<String> asked = new ArrayList<>();
    Trial trial = withStoredPictures("stored", "unseen");
    trial.getViews().get(1).setParts(trial.getViews().getFirst().getParts());

    answer(
        model,
        List.of(trial),
        (uri, sha256) -> {
          asked.add(uri);
          return new byte[] {5};
        });

    assertThat(asked).containsExactly("store:/stored");
  }

  @Test
  void findsPicturesThatWereMadeOfTheSamplesOwn() throws Exception {
    Trial trial = withInsertedPicture("made");
    trial.setImages(List.of(stored("made")));

    answer(model, List.of(trial), FIVES);

    assertThat(model.batches.getFirst().getLast().pictures().getFirst().encoded())
        .containsExactly(5);
  }

  @Test
  void leavesUnansweredWhatTheStoreNoLongerHas() throws Exception {
    TrialAnswers answers = answer(model, List.of(withStoredPictures("stored"))).getFirst();

    assertThat(answers.getAnswers().getFirst().getOutcome())
        .isInstanceOfSatisfying(
            Unanswered.class, why -> assertThat(why.getCause()).isEqualTo("image-not-found"));
  }

  @Test
  void showsTheOtherTurnsAndEveryPicture() throws Exception {
    Trial trial = Fixtures.trial("t", "a");
    trial
        .getSample()
        .setMessages(
            List.of(
                new Message(Role.SYSTEM, List.of(new TextPart("Be brief.", false))),
                new Message(Role.USER, List.of(new TextPart("What is it?", false))),
                new Message(Role.ASSISTANT, List.of(new TextPart("A", false)))));
    trial
        .getViews()
        .getFirst()
        .setParts(List.of(new ImagePart("own", false), new ImagePart("banked", false)));

    answer(model, List.of(trial));

    Ask clean = model.batches.getFirst().getFirst();
    assertThat(clean.before())
        .containsExactly(new Turn(Role.SYSTEM, List.of(new Content.Text("Be brief."))));
    assertThat(clean.after())
        .containsExactly(new Turn(Role.ASSISTANT, List.of(new Content.Text("A"))));
    assertThat(clean.pictures()).extracting(Picture::sha256).containsExactly("own", "banked");
  }

  @Test
  void doesNotHoldMoreOfATrialsPicturesThanItMay() throws Exception {
    Trial trial = withStoredPictures("large-1", "large-2");
    trial.getViews().get(1).setParts(List.of(new ImagePart("large-2", false)));
    byte[] large = new byte[(int) TrialPictures.MOST_STORED_BYTES];

    TrialAnswers answers = answer(model, List.of(trial), (uri, sha256) -> large).getFirst();

    assertThat(answers.getAnswers().getFirst().getOutcome()).isInstanceOf(Answered.class);
    assertThat(answers.getAnswers().getLast().getOutcome())
        .isInstanceOfSatisfying(
            Unanswered.class, why -> assertThat(why.getCause()).isEqualTo("pictures-too-large"));
  }

  @Test
  void doesNotGuessWhichReplyIsWhose() throws Exception {
    AnswerModel silent = new Silent();

    assertThatThrownBy(() -> answer(silent, List.of(Fixtures.trial("t", "a"))))
        .isInstanceOf(IllegalStateException.class);
  }

  /** The first is what the clean View shows. */
  private static Trial withStoredPictures(String... hashes) {
    Trial trial = withInsertedPicture("banked");
    trial.getSample().setImages(Arrays.stream(hashes).map(TrialAnswererTest::stored).toList());
    trial
        .getViews()
        .getFirst()
        .setParts(List.of(new ImagePart(hashes[0], false), new TextPart("What is it?", false)));
    return trial;
  }

  private static Image stored(String sha256) {
    return new Image(sha256, "image/png", 1, 1, null, "store:/" + sha256);
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

  private static List<TrialAnswers> answer(AnswerModel model, List<Trial> trials) throws Exception {
    return answer(model, trials, STORE);
  }

  private static List<TrialAnswers> answer(
      AnswerModel model, List<Trial> trials, StoredPictures store) throws Exception {
    TrialAnswerer answerer =
        new TrialAnswerer(
            sha256 ->
                sha256.equals("banked")
                    ? Optional.of(new Picture(sha256, "image/png", new byte[] {9}))
                    : Optional.empty(),
            "worker",
            () -> Fixtures.NOW);
    List<TrialAnswers> answers = new ArrayList<>();
    for (Trial trial : trials) {
      Asking asking = answerer.asking(answerer.open(trial, store), model, Duration.ofMinutes(1));
      asking.finish(new Patient());
      answers.add(answerer.answers(asking, "t"));
    }
    return answers;
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
    public List<Reply> ask(List<Ask> asks, Instant deadline) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
