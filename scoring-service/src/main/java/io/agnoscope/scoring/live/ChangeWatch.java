package io.agnoscope.scoring.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.scoring.query.Figures;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.trainer.Trainer;
import io.agnoscope.scoring.trainer.TrainerAwayException;
import io.agnoscope.scoring.trainer.TrainerRefusedException;
import io.agnoscope.scoring.view.Views;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for changes while anybody listens: each second here, seldom at the trainer. */
@Singleton
public final class ChangeWatch {
  private static final Logger LOG = Logger.getLogger(ChangeWatch.class);

  private final Listeners listeners;
  private final Figures figures;
  private final Views views;
  private final Trainer trainer;
  private final Seen seenHere = new Seen();
  private final Seen seenAtTrainer = new Seen();

  @Inject
  ChangeWatch(Listeners listeners, Figures figures, Views views, Trainer trainer) {
    this.listeners = listeners;
    this.figures = figures;
    this.views = views;
    this.trainer = trainer;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    if (!listeners.any()) {
      return;
    }
    seenHere.records(views.revisions()).forEach(listeners::tell);
    try {
      seenHere.counts(figures.counts()).forEach(listeners::tell);
    } catch (NotReadyException e) {
      LOG.debugf("Nothing is told of the figures reason=%s", e.getMessage());
    }
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void lookAtTrainer() {
    if (listeners.any() && trainer.configured()) {
      seenAtTrainer.trainer(atTrainer()).forEach(listeners::tell);
    }
  }

  /** What the trainer says; empty when it is away, which is a change too. */
  private Optional<JsonNode> atTrainer() {
    try {
      return Optional.of(trainer.read(""));
    } catch (TrainerAwayException | TrainerRefusedException e) {
      LOG.debugf("The trainer says nothing reason=%s", e.getMessage());
      return Optional.empty();
    }
  }
}
