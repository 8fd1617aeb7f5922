package io.agnoscope.tracing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceHeadersTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String TRACEPARENT = "00-" + TRACE + "-" + SPAN + "-01";

  @Test
  void whatARecordCameWithIsRead() {
    SpanContext span = span(headers(TRACEPARENT));

    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getSpanId()).isEqualTo(SPAN);
    assertThat(span.isSampled()).isTrue();
    assertThat(span.isRemote()).isTrue();
  }

  @Test
  void whatGoesOutIsWhatCameIn() {
    Headers out = TraceHeaders.of(TraceHeaders.of(headers(TRACEPARENT)));

    assertThat(out.toArray()).hasSize(1);
    assertThat(new String(out.lastHeader("traceparent").value(), UTF_8)).isEqualTo(TRACEPARENT);
  }

  @Test
  void otherHeadersAreNotPassedOn() {
    Headers in =
        headers(TRACEPARENT).add("tracestate", "a=b".getBytes(UTF_8)).add("x", new byte[1_000]);

    assertThat(TraceHeaders.of(TraceHeaders.of(in)).toArray())
        .singleElement()
        .satisfies(header -> assertThat(header.key()).isEqualTo("traceparent"));
  }

  @Test
  void ofSeveralTheLastCounts() {
    Headers in = headers("nonsense").add("traceparent", TRACEPARENT.getBytes(UTF_8));

    assertThat(span(in).getTraceId()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-" + TRACE + "-" + SPAN,
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E473G-" + SPAN + "-01",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "00-" + TRACE + "-" + SPAN + "-zz",
        "00_" + TRACE + "_" + SPAN + "_01",
        "\u0000\u0000-\u00ff\r\n: injected",
      })
  void whatIsNoneIsAsIfItWereNotThere(String forged) {
    assertThat(span(headers(forged)).isValid()).isFalse();
    assertThat(TraceHeaders.of(TraceHeaders.of(headers(forged))).toArray()).isEmpty();
    assertThat(Span.fromContext(TraceHeaders.of(forged)).getSpanContext().isValid()).isFalse();
  }

  @Test
  void anOversizedOneIsNotPassedOn() {
    Headers in = new RecordHeaders().add("traceparent", new byte[1 << 20]);
    Headers later = headers("01-" + TRACE + "-" + SPAN + "-01-" + "a".repeat(1 << 20));

    assertThat(TraceHeaders.of(TraceHeaders.of(in)).toArray()).isEmpty();
    assertThat(TraceHeaders.of(TraceHeaders.of(later)).toArray()).isEmpty();
  }

  @Test
  void oneWithoutAValueIsNone() {
    assertThat(span(new RecordHeaders().add("traceparent", null)).isValid()).isFalse();
  }

  @Test
  void noneIsTheRoot() {
    assertThat(TraceHeaders.of(new RecordHeaders())).isEqualTo(Context.root());
    assertThat(TraceHeaders.of((String) null)).isEqualTo(Context.root());
    assertThat(TraceHeaders.of(Context.root()).toArray()).isEmpty();
  }

  @Property(tries = 300)
  void noBytesDoHarm(@ForAll byte[] bytes) {
    Headers out = TraceHeaders.of(TraceHeaders.of(new RecordHeaders().add("traceparent", bytes)));

    for (var header : out) {
      assertThat(header.value()).hasSize(55);
    }
  }

  private static SpanContext span(Headers headers) {
    return Span.fromContext(TraceHeaders.of(headers)).getSpanContext();
  }

  private static Headers headers(String traceparent) {
    return new RecordHeaders().add("traceparent", traceparent.getBytes(ISO_8859_1));
  }
}
