package io.agnoscope.scoring.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.topology.DetectorRig.Traffic;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.Traces;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

final class ScoringTracesTest {
  private final RecordedSpans spans = new RecordedSpans();

  @Test
  void scoringAndTheHardExampleGoOnWithTheAnswersTrace() {
    try (TopologyRig rig = new TopologyRig(spans.traces())) {
      rig.headers(() -> traced(RecordedSpans.TRACE)).answer(TestTrial.misled("s1"));

      SpanData span = spans.only();
      assertThat(span.getName()).isEqualTo("process agnoscope.answers");
      assertThat(span.getTraceId()).isEqualTo(RecordedSpans.TRACE);
      assertThat(span.getParentSpanId()).isEqualTo(RecordedSpans.PARENT);
      assertThat(span.getAttributes().get(SpanAttributes.OUTCOME)).isEqualTo("scored");
      assertThat(span.getAttributes().get(SpanAttributes.TARGET)).isEqualTo("tinyvlm");
      assertThat(span.getAttributes().get(SpanAttributes.OBSERVATIONS)).isPositive();
      assertThat(span.getAttributes().toString()).doesNotContain("s1");
      assertThat(rig.records(Topics.HARD_EXAMPLES))
          .singleElement()
          .satisfies(example ->
              assertThat(traceparent(example))
                  .isEqualTo("00-" + RecordedSpans.TRACE + "-" + span.getSpanId() + "-01"));
    }
  }

  @Test
  void answersThatCameBeforeSayThatTheyAreOfNoUse() {
    try (TopologyRig rig = new TopologyRig(spans.traces())) {
      rig.headers(() -> traced(RecordedSpans.TRACE));
      rig.answer(TestTrial.misled("s1"), TestTrial.MADE);
      spans.clear();
      rig.answer(TestTrial.misled("s1"), TestTrial.MADE);

      assertThat(spans.only().getAttributes().get(SpanAttributes.OUTCOME)).isEqualTo("duplicate");
    }
  }

  @Test
  void forgedAndOversizedHeadersEndHere() {
    Headers forged =
        new RecordHeaders().add("traceparent", new byte[1 << 20]).add("x", new byte[1 << 20]);
    try (TopologyRig rig = new TopologyRig(spans.traces())) {
      rig.headers(() -> forged).answer(TestTrial.misled("s1"));

      assertThat(rig.records(Topics.HARD_EXAMPLES))
          .singleElement()
          .satisfies(example -> assertThat(example.headers().toArray()).isEmpty());
      assertThat(spans.all()).isEmpty();
    }
  }

  @Test
  void whereTracingIsOffTheTraceGoesThrough() {
    try (TopologyRig rig = new TopologyRig(Traces.OFF)) {
      rig.headers(() -> traced(RecordedSpans.TRACE)).answer(TestTrial.misled("s1"));

      assertThat(traceparent(rig.records(Topics.HARD_EXAMPLES).getFirst()))
          .isEqualTo(RecordedSpans.TRACEPARENT);
    }
  }

  @Test
  void anAlertIsInTheTraceOfItsNewestExampleAndLinkedWithOthers() {
    TopologyRig topology = new TopologyRig(spans.traces());
    try (DetectorRig rig = new DetectorRig(topology)) {
      rig.minutes(10, new Traffic("probe", "v1", 50, 10));
      int[] trace = {0};
      topology.headers(() -> traced("%032x".formatted(++trace[0])));
      for (int i = 0; i < 6 && alerts().isEmpty(); i++) {
        rig.send(new Traffic("probe", "v1", 50, 60));
        topology.pass(Duration.ofSeconds(1));
        topology.pass(Duration.ofSeconds(59));
      }

      SpanData alert = alerts().getFirst();
      assertThat(alert.getAttributes().get(SpanAttributes.TARGET)).isEqualTo("tinyvlm");
      assertThat(spans.all())
          .filteredOn(span -> span.getName().equals("process agnoscope.answers"))
          .anySatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(alert.getTraceId());
            assertThat(span.getSpanId()).isEqualTo(alert.getParentSpanId());
          });
      assertThat(alert.getLinks())
          .hasSizeLessThanOrEqualTo(4)
          .extracting(LinkData::getSpanContext)
          .allMatch(context -> !context.getTraceId().equals(alert.getTraceId()));
      assertThat(topology.records(Topics.ALERTS))
          .anySatisfy(entry -> assertThat(traceparent(entry)).contains(alert.getTraceId()));
    }
  }

  private List<SpanData> alerts() {
    return spans.all().stream().filter(span -> span.getName().equals("alert")).toList();
  }

  private static String traceparent(TestRecord<byte[], byte[]> entry) {
    assertThat(entry.headers().toArray()).hasSize(1);
    return new String(entry.headers().lastHeader("traceparent").value(), UTF_8);
  }

  private static Headers traced(String trace) {
    String traceparent = "00-" + trace + "-" + RecordedSpans.PARENT + "-01";
    return new RecordHeaders()
        .add("traceparent", traceparent.getBytes(UTF_8))
        .add("other", "not ours".getBytes(UTF_8));
  }
}
