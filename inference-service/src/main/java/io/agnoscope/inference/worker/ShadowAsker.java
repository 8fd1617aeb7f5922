package io.agnoscope.inference.worker;

import io.agnoscope.inference.answering.Asking;
import io.agnoscope.inference.answering.OpenTrial;
import io.agnoscope.inference.answering.Patience;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Lease;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.identity.Runs;
import io.agnoscope.tracing.ActiveSpan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the checkpoint in shadow answer a Trial too, after its answers are written. Whatever goes
 * wrong here costs the Candidate an observation, and the Trial nothing. Any thread.
 */
final class ShadowAsker {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowAsker.class);

  private final ModelSlot models;
  private final TrialAnswerer answerer;
  private final Outbox outbox;
  private final WorkerEvents events;
  private final Duration deadline;
  private final Duration patience;
  private final InstantSource clock;

  /**
   * Asks whom the slot has in shadow.
   *
   * @param deadline of the model's time on one Trial
   * @param patience how old a Trial of live traffic may be
   */
  ShadowAsker(
      ModelSlot models,
      TrialAnswerer answerer,
      Outbox outbox,
      WorkerEvents events,
      Duration deadline,
      Duration patience,
      InstantSource clock) {
    this.models = models;
    this.answerer = answerer;
    this.outbox = outbox;
    this.events = events;
    this.deadline = deadline;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Asks the Candidate in shadow, if there is one and the Trial is of its share. Of a replay it is
   * asked every Trial: a period is replayed to compare on all of it.
   */
  void ask(Delivery delivery, OpenTrial open) {
    Trial trial = open.trial();
    Optional<Lease> candidate =
        Runs.isLive(trial.getRun()) ? models.shadow(trial.getId()) : models.shadow();
    if (candidate.isEmpty()) {
      return;
    }
    try (Lease lease = candidate.get()) {
      if (Runs.isLive(trial.getRun())
          && trial.getCreatedAt().plus(patience).isBefore(clock.instant())) {
        events.shadowDropped("behind");
        return;
      }
      Asking asking = answerer.asking(open, lease.model(), deadline);
      try (ActiveSpan span = TrialSpans.ask(lease, trial)) {
        asking.finish(new Impatience());
      }
      outbox.shadowAnswers(delivery, answerer.answers(asking, lease.target()));
    } catch (InterruptedException e) {
      // The Trial is answered: this only ends the asking.
      Thread.currentThread().interrupt();
      events.shadowDropped("interrupted");
    } catch (CandidateAwayException e) {
      events.shadowDropped("away");
    } catch (RuntimeException e) {
      LOG.warn("a Candidate in shadow failed on a Trial trial={}", trial.getId(), e);
      events.shadowDropped("model-error");
    }
  }

  /** Does not wait: while a Candidate is awaited the Trial would be kept from its end. */
  private static final class Impatience implements Patience {

    @Override
    public void asked(int views, Duration took, boolean replied) {}

    @Override
    public void await(Reply.NotNow reply, int inARow) {
      throw new CandidateAwayException();
    }
  }

  private static final class CandidateAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CandidateAwayException() {
      super("the Candidate is away", null, false, false);
    }
  }
}
