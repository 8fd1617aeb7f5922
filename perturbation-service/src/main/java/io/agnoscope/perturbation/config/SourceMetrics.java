package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.ingest.IngestCounts;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.source.ExchangeEnding;
import io.agnoscope.perturbation.source.NoAnswer;
import io.agnoscope.perturbation.source.SourceCounts;
import io.agnoscope.perturbation.source.SourceOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Owns the names and labels of the sources' metrics. */
@Singleton
public class SourceMetrics implements SourceCounts {

  private final MeterRegistry registry;
  private final IngestCounts ingest;

  public SourceMetrics(MeterRegistry registry, PerturbationMetrics ingest) {
    this.registry = registry;
    this.ingest = ingest;
  }

  @Override
  public void request(String source, SourceOutcome outcome) {
    count(
        "agnoscope.source.requests",
        "Requests that sources brought, by what became of them",
        source,
        "outcome",
        outcome.label());
  }

  @Override
  public void refused(RefusalCause cause) {
    ingest.refused(cause);
  }

  @Override
  public void answered(String source) {
    answer(source, "answered");
  }

  @Override
  public void unanswered(String source, NoAnswer cause) {
    answer(source, cause.label());
  }

  @Override
  public void exchange(String source, ExchangeEnding ending) {
    count(
        "agnoscope.source.exchanges",
        "Requests and responses that were to be joined, by how they stopped waiting",
        source,
        "ending",
        ending.label());
  }

  /** A record of a source's topic became a dead letter. */
  public void deadLetter(String source, String cause) {
    count(
        "agnoscope.source.dead.letters",
        "Records of sources' topics that could not be taken, by cause",
        source,
        "cause",
        cause);
  }

  /** Shows how many bytes of requests and responses wait for their other half. */
  public void waiting(String source, Supplier<Number> bytes) {
    Gauge.builder("agnoscope.source.waiting.bytes", bytes)
        .description("Bytes of requests and responses that wait for their other half")
        .baseUnit("bytes")
        .tag("source", source)
        .register(registry);
  }

  private void answer(String source, String outcome) {
    count(
        "agnoscope.source.answers",
        "Kept requests by whether what production answered came with them",
        source,
        "outcome",
        outcome);
  }

  private void count(String name, String description, String source, String label, String value) {
    Counter.builder(name)
        .description(description)
        .tag("source", source)
        .tag(label, value)
        .register(registry)
        .increment();
  }
}
