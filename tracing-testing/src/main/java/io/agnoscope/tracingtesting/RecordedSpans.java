package io.agnoscope.tracingtesting;

import io.agnoscope.tracing.Traces;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;

/** Keeps the spans that are made where a test can see them. */
public final class RecordedSpans {

  /** A trace and a span of somebody's, recorded. */
  public static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  public static final String PARENT = "00f067aa0ba902b7";
  public static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final Traces traces =
      Traces.of(
          SdkTracerProvider.builder()
              .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
              .addSpanProcessor(SimpleSpanProcessor.create(exported))
              .build()
              .get(Traces.SCOPE));

  /** What makes them. */
  public Traces traces() {
    return traces;
  }

  /** Those that have ended. */
  public List<SpanData> all() {
    return exported.getFinishedSpanItems();
  }

  /** The one that has ended. */
  public SpanData only() {
    List<SpanData> all = all();
    if (all.size() != 1) {
      throw new AssertionError("one span was expected: " + all);
    }
    return all.getFirst();
  }

  /** The only one of a name. */
  public SpanData named(String name) {
    List<SpanData> named = all().stream().filter(span -> span.getName().equals(name)).toList();
    if (named.size() != 1) {
      throw new AssertionError("one span " + name + " was expected among " + all());
    }
    return named.getFirst();
  }

  /** Forgets them. */
  public void clear() {
    exported.reset();
  }
}
