package io.agnoscope.inference.config;

import io.agnoscope.inference.worker.Backlog;
import io.agnoscope.inference.worker.EngineEvents;
import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Owns the names and labels of the service's metrics. */
@Singleton
public class InferenceMetrics implements EngineEvents {

  private final MeterRegistry registry;
  private final Counter trials;
  private volatile Backlog backlog = Backlog.NONE;

  public InferenceMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("agnoscope.trials.backlog", this, metrics -> metrics.backlog.trials())
        .description("Trials that wait for an answer")
        .register(registry);
    Gauge.builder(
            "agnoscope.oldest.trial.seconds", this, metrics -> metrics.backlog.oldestSeconds())
        .description("Age of the oldest Trial that waits for an answer")
        .register(registry);
    this.trials =
        Counter.builder("agnoscope.inference.trials")
            .description("Trials whose answers the broker acknowledged")
            .register(registry);
  }

  /** Trials whose answers the broker acknowledged since the start. */
  public long trialsAnswered() {
    return (long) trials.count();
  }

  @Override
  public void answered(TrialAnswers answers) {
    trials.increment();
    for (Answer answer : answers.getAnswers()) {
      String outcome =
          answer.getOutcome() instanceof Unanswered unanswered ? unanswered.getCause() : "answered";
      counter("agnoscope.inference.views", "Views by outcome", "outcome", outcome).increment();
    }
  }

  @Override
  public void batch(Duration took, int polled) {
    Timer.builder("agnoscope.inference.batch")
        .description("Time to answer the Trials of one poll")
        .register(registry)
        .record(took);
    DistributionSummary.builder("agnoscope.inference.batch.trials")
        .description("Trials of one poll")
        .register(registry)
        .record(polled);
  }

  @Override
  public void deadLetter(String cause) {
    counter("agnoscope.inference.dead.letters", "Trials given up, by cause", "cause", cause)
        .increment();
  }

  @Override
  public void released() {
    plain("agnoscope.inference.released", "Trials handed back for another try");
  }

  @Override
  public void waiting() {
    plain("agnoscope.inference.image.store.waits", "Waits of a Trial for the image store");
  }

  @Override
  public void passedOver() {
    plain("agnoscope.inference.passed.over", "Trials for another target");
  }

  @Override
  public void acknowledgementRefused() {
    plain(
        "agnoscope.inference.acknowledgements.refused", "Acknowledgements the broker did not take");
  }

  @Override
  public void checkpointRefused(String reason) {
    counter(
            "agnoscope.inference.checkpoints.refused",
            "Promoted checkpoints that cannot serve, by reason",
            "reason",
            reason)
        .increment();
  }

  @Override
  public void backlog(Backlog seen) {
    backlog = seen;
  }

  private void plain(String name, String description) {
    Counter.builder(name).description(description).register(registry).increment();
  }

  private Counter counter(String name, String description, String label, String value) {
    return Counter.builder(name).description(description).tag(label, value).register(registry);
  }
}
