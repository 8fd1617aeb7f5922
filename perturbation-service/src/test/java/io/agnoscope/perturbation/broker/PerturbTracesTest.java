package io.agnoscope.perturbation.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.probe.ProbeSamples;
import io.agnoscope.perturbation.probe.ProbeStyle;
import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class PerturbTracesTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final RecordCodec codec = RecordCodec.local();
  private final RecordedSpans spans = new RecordedSpans();
  private final Sample sample =
      new ProbeSamples(new Probes(Phrasing.TRAINING), ProbeStyle.WHAT, "tinyvlm", 1, NOW, () -> NOW)
          .next();

  @Test
  void aTrialGoesOnWithItsSamplesTrace() throws UndecodableRecordException {
    TestRecord<byte[], byte[]> trial =
        perturbed(Topics.TRIALS.name(), codec.encode(sample), traced(), spans.traces());

    SpanData span = spans.only();
    Trial made = codec.decode(trial.value(), Trial.class);
    assertThat(span.getName()).isEqualTo("process agnoscope.samples");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getTraceId()).isEqualTo(RecordedSpans.TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(RecordedSpans.PARENT);
    assertThat(span.getAttributes().get(SpanAttributes.TRIAL)).isEqualTo(made.getId());
    assertThat(span.getAttributes().get(SpanAttributes.TARGET)).isEqualTo("tinyvlm");
    assertThat(span.getAttributes().get(SpanAttributes.VIEWS)).isEqualTo(made.getViews().size());
    assertThat(context(trial).getTraceId()).isEqualTo(RecordedSpans.TRACE);
    assertThat(context(trial).getSpanId()).isEqualTo(span.getSpanId());
    assertThat(trial.headers().toArray()).hasSize(1);
  }

  @Test
  void aDeadLetterGoesOnWithItToo() {
    TestRecord<byte[], byte[]> letter =
        perturbed(Topics.DEAD_LETTERS.name(), "poison".getBytes(UTF_8), traced(), spans.traces());

    assertThat(context(letter).getTraceId()).isEqualTo(RecordedSpans.TRACE);
    assertThat(spans.only().getAttributes().get(SpanAttributes.ERROR))
        .isEqualTo("undecodable-not-single-object");
  }

  @Test
  void nothingIsBegunForASampleWithoutATrace() {
    TestRecord<byte[], byte[]> trial =
        perturbed(Topics.TRIALS.name(), codec.encode(sample), new RecordHeaders(), spans.traces());

    assertThat(spans.all()).isEmpty();
    assertThat(trial.headers().toArray()).isEmpty();
  }

  @Test
  void forgedAndOversizedHeadersEndHere() {
    Headers forged =
        new RecordHeaders().add("traceparent", new byte[1 << 20]).add("other", new byte[1 << 20]);

    TestRecord<byte[], byte[]> trial =
        perturbed(Topics.TRIALS.name(), codec.encode(sample), forged, spans.traces());

    assertThat(trial.headers().toArray()).isEmpty();
    assertThat(spans.all()).isEmpty();
  }

  @Test
  void whereTracingIsOffTheTraceGoesThrough() {
    TestRecord<byte[], byte[]> trial =
        perturbed(Topics.TRIALS.name(), codec.encode(sample), traced(), Traces.OFF);

    assertThat(new String(trial.headers().lastHeader("traceparent").value(), UTF_8))
        .isEqualTo(RecordedSpans.TRACEPARENT);
  }

  private TestRecord<byte[], byte[]> perturbed(
      String to, byte[] value, Headers headers, Traces traces) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    TrialMaker maker = new TrialMaker(Catalogue.standard(), 5, () -> NOW);
    ByteArraySerializer out = new ByteArraySerializer();
    ByteArrayDeserializer in = new ByteArrayDeserializer();
    try (TopologyTestDriver driver =
        new TopologyTestDriver(
            PerturbTopology.of(codec, maker, () -> NOW, outcome -> {}, traces), properties)) {
      driver
          .createInputTopic(Topics.SAMPLES.name(), out, out)
          .pipeInput(new TestRecord<>(sample.getId().getBytes(UTF_8), value, headers));
      return driver.createOutputTopic(to, in, in).readRecord();
    }
  }

  private static Headers traced() {
    return new RecordHeaders()
        .add("traceparent", RecordedSpans.TRACEPARENT.getBytes(UTF_8))
        .add("other", "not ours".getBytes(UTF_8));
  }

  private static SpanContext context(TestRecord<byte[], byte[]> entry) {
    return Span.fromContext(TraceHeaders.of(entry.headers())).getSpanContext();
  }
}
