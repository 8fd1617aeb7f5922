package io.agnoscope.inference.config;

import io.agnoscope.inference.worker.Backlog;
import io.agnoscope.inference.worker.EngineEvents;
import io.agnoscope.inference.worker.InFlight;
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
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Owns the names and labels of the service's metrics. */
@Singleton
public class InferenceMetrics implements EngineEvents {

  private static final Duration[] BUCKETS =
      IntStream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter trials;
  private final Timer queue;
  private final Timer ask;
  private final Timer trial;
  private final DistributionSummary askedViews;
  private volatile Supplier<InFlight> inFlight = () -> InFlight.NONE;
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
    this.queue = timer("agnoscope.inference.queue", "From taking a Trial to its first ask");
    this.ask = timer("agnoscope.inference.ask", "Asking Views of one Trial at a time");
    this.trial =
        timer("agnoscope.inference.trial", "From taking a Trial to its answers on the broker");
    this.askedViews =
        DistributionSummary.builder("agnoscope.inference.ask.views")
            .description("Views of one Trial that are asked at a time")
            .register(registry);
    gauge("agnoscope.inference.in.hand", "Trials that are worked on", InFlight::trials);
    gauge(
        "agnoscope.inference.waiting",
        "Trials that wait for a model or an image store that is away",
        InFlight::waiting);
    gauge(
        "agnoscope.inference.in.flight.bytes",
        "Bytes of records and stored pictures that are held",
        InFlight::bytes);
  }

  /** Shows what is worked on. */
  void watch(Supplier<InFlight> seen) {
    inFlight = seen;
  }

  private void gauge(String name, String description, ToDoubleFunction<InFlight> value) {
    Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.inFlight.get()))
        .description(description)
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** Trials whose answers the broker acknowledged since the start. */
  public long trialsAnswered() {
    return (long) trials.count();
  }

  @Override
  public void queued(Duration took) {
    queue.record(took);
  }

  @Override
  public void asked(Duration took, int views) {
    ask.record(took);
    askedViews.record(views);
  }

  @Override
  public void answered(TrialAnswers answers, Duration took) {
    trials.increment();
    trial.record(took);
    for (Answer answer : answers.getAnswers()) {
      String outcome =
          answer.getOutcome() instanceof Unanswered unanswered ? unanswered.getCause() : "answered";
      counter("agnoscope.inference.views", "Views by outcome", "outcome", outcome).increment();
    }
  }

  @Override
  public void shadowAnswered(TrialAnswers answers) {
    plain("agnoscope.inference.shadow.trials", "Trials that a Candidate in shadow answered too");
  }

  @Override
  public void shadowDropped(String cause) {
    counter(
            "agnoscope.inference.shadow.dropped",
            "Trials that a Candidate in shadow was to answer and did not, by cause",
            "cause",
            cause)
        .increment();
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
  public void waiting(String cause) {
    counter(
            "agnoscope.inference.waits",
            "Waits of a Trial for a model or an image store that is away, by cause",
            "cause",
            cause)
        .increment();
  }

  @Override
  public void passedOver() {
    plain("agnoscope.inference.passed.over", "Records that are not for this service");
  }

  @Override
  public void lost() {
    plain("agnoscope.inference.lost", "Trials in hand that went to another worker");
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
            "Checkpoints that cannot answer, by reason",
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
