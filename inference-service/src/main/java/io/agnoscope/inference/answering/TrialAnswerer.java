package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.View;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers Trials whole: the Views of a Trial in one batch, several Trials to a batch. The repeat
 * View is asked in a later batch of its own, since a model's output can depend on what else is in
 * its batch, and the noise floor is there to show that.
 */
public final class TrialAnswerer {

  /** The catalogue's name of the identical repeat. */
  public static final String REPEAT = "repeat";

  private final Function<String, Optional<Picture>> bank;
  private final int batchSize;
  private final String worker;
  private final InstantSource clock;

  /**
   * An answerer.
   *
   * @param bank the catalogue's images by hash
   * @param batchSize asks to a batch; one Trial with more Views than that is still one batch
   * @param worker named in the answers
   */
  public TrialAnswerer(
      Function<String, Optional<Picture>> bank, int batchSize, String worker, InstantSource clock) {
    this.bank = bank;
    this.batchSize = batchSize;
    this.worker = worker;
    this.clock = clock;
  }

  /**
   * Gets a Trial ready to be asked, with its pictures in memory.
   *
   * @param store has the pictures that do not travel in the Trial
   * @throws StoreAwayException when the store has to be asked, and cannot be
   */
  public OpenTrial open(Trial trial, StoredPictures store) throws StoreAwayException {
    return new OpenTrial(trial, new TrialPictures(trial, bank, store));
  }

  /**
   * Answers the Trials, all by the one model given.
   *
   * @return one per Trial, in order
   * @throws RuntimeException what the model throws
   */
  public List<TrialAnswers> answer(AnswerModel model, List<OpenTrial> open)
      throws InterruptedException {
    Instant started = clock.instant();
    askInBatches(model, open, false);
    askInBatches(model, open, true);
    Instant answered = clock.instant();
    return open.stream().map(one -> answers(model, one, started, answered)).toList();
  }

  private TrialAnswers answers(
      AnswerModel model, OpenTrial open, Instant started, Instant answered) {
    Trial trial = open.trial();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < trial.getViews().size(); i++) {
      View view = trial.getViews().get(i);
      answers.add(new Answer(view.getId(), outcome(view, open.reply(i))));
    }
    return TrialAnswers.newBuilder()
        .setTrialId(trial.getId())
        .setSampleId(trial.getSample().getId())
        .setRun(trial.getRun())
        .setTarget(trial.getTarget())
        .setCheckpoint(model.checkpoint())
        .setMeasurementVersion("c" + trial.getCatalogueVersion() + "/" + model.promptVersion())
        .setTrial(trial)
        .setAnswers(answers)
        .setStartedAt(started)
        .setAnsweredAt(answered)
        .setWorker(worker)
        .build();
  }

  private void askInBatches(AnswerModel model, List<OpenTrial> trials, boolean repeats)
      throws InterruptedException {
    List<Slot> batch = new ArrayList<>();
    for (OpenTrial trial : trials) {
      List<Slot> slots = slots(trial, repeats);
      if (!batch.isEmpty() && batch.size() + slots.size() > batchSize) {
        ask(model, batch);
        batch = new ArrayList<>();
      }
      batch.addAll(slots);
    }
    if (!batch.isEmpty()) {
      ask(model, batch);
    }
  }

  private static List<Slot> slots(OpenTrial trial, boolean repeats) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < trial.asked().size(); i++) {
      if (trial.trial().getViews().get(i).getPerturbation().equals(REPEAT) == repeats) {
        switch (trial.asked().get(i)) {
          case Asks.Asked.Of of -> slots.add(new Slot(trial, i, of.ask()));
          case Asks.Asked.Not not -> trial.replied(i, not.why());
        }
      }
    }
    return slots;
  }

  private static void ask(AnswerModel model, List<Slot> batch) throws InterruptedException {
    List<Reply> replies = model.ask(batch.stream().map(Slot::ask).toList(), Instant.MAX);
    if (replies.size() != batch.size()) {
      throw new IllegalStateException(
          "the model gave " + replies.size() + " replies to " + batch.size() + " asks");
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).trial().replied(batch.get(i).view(), replies.get(i));
    }
  }

  private record Slot(OpenTrial trial, int view, Ask ask) {}

  private static Object outcome(View view, Reply reply) {
    return switch (reply) {
      case Reply.Unable unable -> new Unanswered(unable.cause(), unable.detail());
      case Reply.Distribution distribution -> {
        List<Double> probabilities = distribution.probabilities();
        if (probabilities.size() != view.getOptions().size()) {
          throw new IllegalStateException(
              "the model gave "
                  + probabilities.size()
                  + " probabilities for "
                  + view.getOptions().size()
                  + " options");
        }
        yield Answered.newBuilder()
            .setDecision(view.getOptions().get(argmax(probabilities)).getCanonicalLetter())
            .setProbabilityKind(distribution.kind())
            .setProbabilities(probabilities)
            .setMissingMass(distribution.missingMass())
            .build();
      }
      case Reply.Parsed parsed -> {
        Integer choice = parsed.choice();
        yield Answered.newBuilder()
            .setDecision(choice == null ? null : view.getOptions().get(choice).getCanonicalLetter())
            .setText(parsed.text())
            .build();
      }
      case Reply.Written written -> Answered.newBuilder().setText(written.text()).build();
      case Reply.NotNow notNow -> new Unanswered(notNow.cause(), "the model could not be asked");
    };
  }

  /** The first of the largest. */
  private static int argmax(List<Double> probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.size(); i++) {
      if (probabilities.get(i) > probabilities.get(best)) {
        best = i;
      }
    }
    return best;
  }
}
