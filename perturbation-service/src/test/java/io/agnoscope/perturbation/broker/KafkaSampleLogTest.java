package io.agnoscope.perturbation.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.OwnTraces;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaSampleLogTest {

  private final RecordedSpans spans = new RecordedSpans();
  private final MockProducer<String, byte[]> broker =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final KafkaSampleLog log =
      new KafkaSampleLog(broker, RecordCodec.local(), spans.traces());

  @Test
  void aSampleThatNothingBroughtBeginsATrace() {
    log.append(sample("somebody's id"));
    broker.completeNext();

    SpanData span = spans.only();
    assertThat(span.getName()).isEqualTo("send agnoscope.samples");
    assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(span.getAttributes().get(SpanAttributes.SOURCE)).isEqualTo("probe");
    assertThat(span.getAttributes().get(SpanAttributes.TARGET)).isEqualTo("tinyvlm");
    assertThat(span.getAttributes().toString()).doesNotContain("somebody");
    assertThat(traceparent(broker.history().getFirst()))
        .isEqualTo("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
  }

  @Test
  void aSampleOfARequestIsInTheRequestsTraceUntilTheBrokerHasIt() {
    try (ActiveSpan request =
        spans.traces().begin("POST", SpanKind.SERVER, TraceHeaders.of(RecordedSpans.TRACEPARENT))) {
      log.append(sample("a"));
    }

    assertThat(spans.only().getName()).isEqualTo("POST");
    broker.completeNext();
    SpanData sending = spans.named("send agnoscope.samples");
    assertThat(sending.getTraceId()).isEqualTo(RecordedSpans.TRACE);
    assertThat(sending.getParentSpanId()).isEqualTo(spans.named("POST").getSpanId());
  }

  @Test
  void ofManyOfOneRequestEachHasItsOwnTraceLinkedWithTheRequests() {
    try (ActiveSpan request = spans.traces().begin("POST", SpanKind.SERVER, Context.root())) {
      OwnTraces.begin(() -> log.append(sample("a")));
      OwnTraces.begin(() -> log.append(sample("b")));
    }
    broker.completeNext();
    broker.completeNext();

    SpanData request = spans.named("POST");
    List<SpanData> sent = spans.all().stream().filter(span -> !span.equals(request)).toList();
    assertThat(sent).hasSize(2).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    assertThat(sent)
        .allSatisfy(span -> {
          assertThat(span.getTraceId()).isNotEqualTo(request.getTraceId());
          assertThat(span.getLinks())
              .singleElement()
              .satisfies(link ->
                  assertThat(link.getSpanContext().getSpanId()).isEqualTo(request.getSpanId()));
        });
  }

  @Test
  void aBrokerThatIsAwayIsAFailure() {
    CompletionStage<Void> kept = log.append(sample("a"));
    broker.errorNext(new TimeoutException("away"));

    assertThat(kept).failsWithin(java.time.Duration.ofSeconds(1));
    assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(spans.only().getAttributes().get(SpanAttributes.ERROR))
        .isEqualTo("TimeoutException");
  }

  @Test
  void withoutTracesThereAreNoHeaders() {
    new KafkaSampleLog(broker, RecordCodec.local(), Traces.OFF).append(sample("a"));

    assertThat(broker.history().getFirst().headers().toArray()).isEmpty();
  }

  private static String traceparent(ProducerRecord<String, byte[]> entry) {
    assertThat(entry.headers().toArray()).hasSize(1);
    return new String(entry.headers().lastHeader("traceparent").value(), UTF_8);
  }

  private static Sample sample(String id) {
    return Sample.newBuilder()
        .setId(id)
        .setSource("probe")
        .setAcceptedAt(Instant.EPOCH)
        .setTarget("tinyvlm")
        .setTaskClass(TaskClass.TEXT_HEAVY)
        .setMessages(List.of())
        .build();
  }
}
