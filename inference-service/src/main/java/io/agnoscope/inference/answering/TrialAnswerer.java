package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.identity.TrialIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gets Trials ready to be asked, and makes answers of the replies. Any thread. */
public final class TrialAnswerer {

  private final Function<String, Optional<Picture>> bank;
  private final String worker;
  private final InstantSource clock;

  /**
   * An answerer.
   *
   * @param bank the catalogue's images by hash
   * @param worker named in the answers
   */
  public TrialAnswerer(
      Function<String, Optional<Picture>> bank, String worker, InstantSource clock) {
    this.bank = bank;
    this.worker = worker;
    this.clock = clock;
  }

  /** The most encoded bytes that {@link #open} may read from the store for a Trial. */
  public static long mostStoredBytes(Trial trial) {
    return TrialPictures.mostStoredBytes(trial);
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
   * A Trial about to be asked.
   *
   * @param deadline as {@link Asking} has it
   */
  public Asking asking(OpenTrial open, AnswerModel model, Duration deadline) {
    return new Asking(open, model, deadline, clock);
  }

  /**
   * The answers of a Trial whose asking came to its end.
   *
   * @param target whose answers they are; when the Trial is another target's, it is told under an
   *     identity of this one's
   * @throws IllegalStateException when a reply does not fit its View
   */
  public TrialAnswers answers(Asking asking, String target) {
    Trial trial = of(asking.trial(), target);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < trial.getViews().size(); i++) {
      View view = trial.getViews().get(i);
      answers.add(new Answer(view.getId(), Outcomes.of(view, asking.reply(i))));
    }
    AnswerModel model = asking.model();
    return TrialAnswers.newBuilder()
        .setTrialId(trial.getId())
        .setSampleId(trial.getSample().getId())
        .setRun(trial.getRun())
        .setTarget(target)
        .setCheckpoint(model.checkpoint())
        .setMeasurementVersion("c" + trial.getCatalogueVersion() + "/" + model.promptVersion())
        .setTrial(trial)
        .setAnswers(answers)
        .setStartedAt(asking.startedAt())
        .setAnsweredAt(clock.instant())
        .setWorker(worker)
        .build();
  }

  private static Trial of(Trial trial, String target) {
    if (trial.getTarget().equals(target)) {
      return trial;
    }
    // Shallow: a Trial is not changed after it was decoded.
    return new Trial(
        TrialIds.of(trial.getRun(), trial.getSample().getId(), trial.getCatalogueVersion(), target),
        trial.getRun(),
        target,
        trial.getCatalogueVersion(),
        trial.getSeed(),
        trial.getCreatedAt(),
        trial.getSample(),
        trial.getViews(),
        trial.getImages());
  }
}
