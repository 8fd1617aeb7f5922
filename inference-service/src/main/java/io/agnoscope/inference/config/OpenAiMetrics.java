package io.agnoscope.inference.config;

import io.agnoscope.inference.openai.OpenAiEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Owns the names and labels of the meters of what goes on with a model server. */
@Singleton
public class OpenAiMetrics implements OpenAiEvents {

  private final MeterRegistry registry;
  private volatile Breaker breaker = Breaker.CLOSED;
  private volatile Told told = Told.UNKNOWN;

  public OpenAiMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Registers the gauges, which only a service that asks a server has. */
  void register() {
    for (Breaker state : Breaker.values()) {
      Gauge.builder("agnoscope.openai.breaker", this, metrics -> metrics.breaker == state ? 1 : 0)
          .description("1 for the state that the breaker before the model server is in")
          .tag("state", label(state))
          .register(registry);
    }
    for (Told kind : Told.values()) {
      Gauge.builder("agnoscope.openai.probabilities", this, metrics -> metrics.told == kind ? 1 : 0)
          .description("1 for how far the model server tells probabilities, as the probe found")
          .tag("kind", label(kind))
          .register(registry);
    }
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void request(String outcome, Duration took) {
    Timer.builder("agnoscope.openai.requests")
        .description("Requests to the model server by outcome")
        .tag("outcome", outcome)
        .register(registry)
        .record(took);
  }

  @Override
  public void tokens(long prompt, long completion) {
    tokens("prompt", prompt);
    tokens("completion", completion);
  }

  private void tokens(String kind, long count) {
    Counter.builder("agnoscope.openai.tokens")
        .description("Tokens as the model server counts them")
        .tag("kind", kind)
        .register(registry)
        .increment((double) count);
  }

  @Override
  public void breaker(Breaker state) {
    breaker = state;
  }

  @Override
  public void waits(String cause, Duration atLeast) {
    DistributionSummary.builder("agnoscope.openai.waits")
        .description("Seconds that Views were put off, by cause")
        .baseUnit("seconds")
        .tag("cause", cause)
        .register(registry)
        .record(atLeast.toMillis() / 1_000.0);
  }

  @Override
  public void told(Told probabilities) {
    told = probabilities;
  }
}
