package io.agnoscope.tracing.config;

import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Traces by Quarkus' OpenTelemetry, which is not made while it is switched off. */
@Singleton
public class TracesProducer {

  @Produces
  @Singleton
  Traces traces(
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled,
      Instance<OpenTelemetry> openTelemetry) {
    return disabled ? Traces.OFF : Traces.of(openTelemetry.get().getTracer(Traces.SCOPE));
  }
}
