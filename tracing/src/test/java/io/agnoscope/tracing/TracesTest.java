package io.agnoscope.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TracesTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-";

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final SdkTracerProvider sdk =
      SdkTracerProvider.builder()
          .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
          .addSpanProcessor(SimpleSpanProcessor.create(exported))
          .build();
  private final Traces traces = Traces.of(sdk.get(Traces.SCOPE));

  @AfterEach
  void close() {
    sdk.close();
  }

  @Test
  void aSpanGoesOnWithTheTraceAndIsCurrentUntilItEnds() {
    Context parent = TraceHeaders.of(PARENT + "01");
    try (ActiveSpan span = traces.follow("work", SpanKind.CONSUMER, parent)) {
      span.set(SpanAttributes.VIEWS, 3).failed("too-large");
      assertThat(Span.current()).isEqualTo(Span.fromContext(span.context()));
      assertThat(TraceHeaders.of(span.context()).toArray()).hasSize(1);
    }

    assertThat(Span.current().getSpanContext().isValid()).isFalse();
    SpanData span = exported.getFinishedSpanItems().getFirst();
    assertThat(span.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getAttributes().get(SpanAttributes.VIEWS)).isEqualTo(3);
    assertThat(span.getAttributes().get(SpanAttributes.ERROR)).isEqualTo("too-large");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void outsideOfATraceNothingIsFollowedAndATraceCanBegin() {
    try (ActiveSpan none = traces.follow("work", SpanKind.CONSUMER, Context.root())) {
      assertThat(none.recording()).isFalse();
      assertThat(TraceHeaders.of(none.context()).toArray()).isEmpty();
    }
    try (ActiveSpan first = traces.begin("work", SpanKind.SERVER, Context.root())) {
      assertThat(first.recording()).isTrue();
    }

    assertThat(exported.getFinishedSpanItems()).hasSize(1);
  }

  @Test
  void aTraceThatIsNotRecordedIsNotBegunAnewByWhoFollows() {
    Context parent = TraceHeaders.of(PARENT + "00");
    try (ActiveSpan none = traces.follow("work", SpanKind.CONSUMER, parent)) {
      assertThat(none.context()).isEqualTo(parent);
    }

    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void whoWorksForATraceFindsWhoMakesItsSpans() {
    try (ActiveSpan span = traces.begin("work", SpanKind.SERVER, Context.root())) {
      Traces.below(span.context(), "part", SpanKind.INTERNAL).end();
      assertThat(TraceHeaders.text(span.context()))
          .hasValueSatisfying(text -> assertThat(text).hasSize(55));
    }
    Traces.below(Context.root(), "nobody's", SpanKind.INTERNAL).end();

    assertThat(exported.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("part", "work");
    assertThat(TraceHeaders.text(Context.root())).isEmpty();
  }

  @Test
  void switchedOffItCostsNoSpanAndTheTraceGoesThrough() {
    Context parent = TraceHeaders.of(PARENT + "01");
    try (ActiveSpan none = Traces.OFF.begin("work", SpanKind.CONSUMER, parent)) {
      assertThat(none.recording()).isFalse();
      assertThat(Context.current()).isEqualTo(Context.root());
      assertThat(none.context()).isEqualTo(parent);
    }
    Span span = Traces.OFF.send("topic", parent);

    assertThat(span.isRecording()).isFalse();
    assertThat(span.getSpanContext()).isEqualTo(Span.fromContext(parent).getSpanContext());
    assertThat(Traces.OFF.on()).isFalse();
  }
}
