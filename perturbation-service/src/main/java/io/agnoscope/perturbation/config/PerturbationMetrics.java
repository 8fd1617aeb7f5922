package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.openai.UnsupportedKind;
import io.agnoscope.perturbation.probe.ProbeCounts;
import io.agnoscope.perturbation.probe.ProbeSamples;
import io.agnoscope.perturbation.probe.SkipCause;
import io.agnoscope.perturbation.traffic.MirrorOutcome;
import io.agnoscope.perturbation.traffic.SampledOutCause;
import io.agnoscope.perturbation.traffic.admission.AdmissionCounts;
import io.agnoscope.perturbation.traffic.budget.Budget;
import io.agnoscope.perturbation.traffic.redaction.RedactionCounts;
import io.agnoscope.perturbation.traffic.remote.RemoteOutcome;
import io.agnoscope.perturbation.traffic.remote.RemotePictureCounts;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.stimuli.catalogue.Omission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Owns the names and labels of the service's metrics. */
@Singleton
public class PerturbationMetrics
    implements AdmissionCounts, RedactionCounts, RemotePictureCounts, ProbeCounts {

  private final MeterRegistry registry;

  public PerturbationMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void ingested(String source) {
    counter("agnoscope.samples.ingested", "Samples acknowledged by the broker", "source", source)
        .increment();
  }

  @Override
  public void refused(RefusalCause cause) {
    counter("agnoscope.samples.refused", "Samples not taken, by cause", "cause", cause.label())
        .increment();
  }

  @Override
  public void unkeyed() {
    Counter.builder("agnoscope.samples.unkeyed")
        .description("Samples that came without an id and were given a random one")
        .register(registry)
        .increment();
  }

  @Override
  public void taskClass(TaskClassBasis basis) {
    counter(
            "agnoscope.task.class",
            "Samples acknowledged by the broker, by how their task class was found",
            "basis",
            basis.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  @Override
  public void sampledOut(String source, SampledOutCause cause) {
    Counter.builder("agnoscope.samples.sampled.out")
        .description("Requests that the budget left out, by cause")
        .tag("source", source)
        .tag("cause", cause.label())
        .register(registry)
        .increment();
  }

  @Override
  public void redacted(String kind, long count) {
    counter("agnoscope.redactions", "Things taken out of texts, by kind", "kind", kind)
        .increment((double) count);
  }

  @Override
  public void systemPromptsDropped(long count) {
    Counter.builder("agnoscope.system.prompts.dropped")
        .description("System prompts of traffic that were left out")
        .register(registry)
        .increment((double) count);
  }

  @Override
  public void remotePicture(RemoteOutcome outcome) {
    counter(
            "agnoscope.remote.pictures",
            "Pictures named by address, by what became of them",
            "outcome",
            outcome.label())
        .increment();
  }

  /** The Trials that wait could not be counted. */
  public void backlogUnreadable() {
    Counter.builder("agnoscope.budget.backlog.unreadable")
        .description("Times that the Trials waiting for the targets could not be counted")
        .register(registry)
        .increment();
  }

  /** Shows the state of the budget. */
  public void watch(Budget budget, List<String> targets) {
    Gauge.builder("agnoscope.budget.in.flight", budget, Budget::inFlight)
        .description("Samples of traffic that wait for the broker's acknowledgement")
        .register(registry);
    targets.forEach(target ->
        Gauge.builder(
                "agnoscope.budget.breaker.open",
                budget,
                present -> present.breaker(target).open() ? 1 : 0)
            .description("1 while a target is behind and traffic is kept from it")
            .tag("target", target)
            .register(registry));
  }

  @Override
  public void probeKept() {
    ingested(ProbeSamples.SOURCE);
  }

  @Override
  public void probesSkipped(SkipCause cause, long count) {
    counter("agnoscope.probes.skipped", "Probes due and not kept, by cause", "cause", cause.label())
        .increment((double) count);
  }

  /** A mirrored request was answered. */
  public void mirrored(MirrorOutcome outcome) {
    counter(
            "agnoscope.mirror.requests",
            "Mirrored requests, by what was done with them",
            "outcome",
            outcome.label())
        .increment();
  }

  /** A mirrored request was of a kind that cannot be asked again. */
  public void unsupported(UnsupportedKind kind) {
    counter(
            "agnoscope.mirror.unsupported",
            "Mirrored requests that cannot be asked again, by kind",
            "kind",
            kind.label())
        .increment();
  }

  /** A mirrored request declared tools, and is asked again without. */
  public void toolsLeftOut() {
    Counter.builder("agnoscope.mirror.tools.left.out")
        .description("Mirrored requests whose tools are left out when they are asked again")
        .register(registry)
        .increment();
  }

  /** A Sample became a Trial. */
  public void trialMade() {
    Counter.builder("agnoscope.trials.made")
        .description("Trials made of Samples")
        .register(registry)
        .increment();
  }

  /** A Sample could not become a Trial. */
  public void deadLetter(String cause) {
    counter(
            "agnoscope.perturbation.dead.letters",
            "Samples that could not become Trials, by cause",
            "cause",
            cause)
        .increment();
  }

  /** A Perturbation was sound for a Sample, and its Views were left out. */
  public void viewOmitted(Omission omission) {
    Counter.builder("agnoscope.views.omitted")
        .description("Views left out although they are sound, by perturbation and cause")
        .tag("perturbation", omission.perturbation())
        .tag("cause", omission.cause().label())
        .register(registry)
        .increment();
  }

  private Counter counter(String name, String description, String label, String value) {
    return Counter.builder(name).description(description).tag(label, value).register(registry);
  }
}
