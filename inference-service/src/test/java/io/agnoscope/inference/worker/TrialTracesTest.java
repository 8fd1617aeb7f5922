package io.agnoscope.inference.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Announcements;
import io.agnoscope.inference.checkpoint.CheckpointChooser;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.identity.ShadowTargets;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.Traces;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TrialTracesTest {

  private static final CheckpointEvent CANDIDATE = Fixtures.event("t", 1, CheckpointState.SHADOW);

  private final RecordCodec codec = RecordCodec.local();
  private final RecordedSpans spans = new RecordedSpans();
  private final RecordedEvents events = new RecordedEvents();
  private final ModelSlot models = new ModelSlot("t", 1, Duration.ofSeconds(1));
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void answersGoOnWithTheTrialsTrace() throws Exception {
    handle(new FakeModel("first"), traced("a"), spans.traces());

    SpanData trial = spans.named("process agnoscope.trials");
    SpanData ask = spans.named("ask");
    SpanData send = spans.named("send agnoscope.answers");
    assertThat(spans.all()).extracting(SpanData::getTraceId).containsOnly(RecordedSpans.TRACE);
    assertThat(trial.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(trial.getParentSpanId()).isEqualTo(RecordedSpans.PARENT);
    assertThat(trial.getAttributes().get(SpanAttributes.TRIAL))
        .isEqualTo(Fixtures.trial("t", "a").getId());
    assertThat(trial.getAttributes().get(SpanAttributes.OUTCOME)).isEqualTo("accept");
    assertThat(ask.getParentSpanId()).isEqualTo(trial.getSpanId());
    assertThat(ask.getAttributes().get(SpanAttributes.TARGET)).isEqualTo("t");
    assertThat(ask.getAttributes().get(SpanAttributes.CHECKPOINT)).isEqualTo("first");
    assertThat(ask.getAttributes().get(SpanAttributes.VIEWS))
        .isEqualTo(Fixtures.trial("t", "a").getViews().size());
    assertThat(send.getParentSpanId()).isEqualTo(trial.getSpanId());
    assertThat(headers())
        .containsExactly("00-" + RecordedSpans.TRACE + "-" + send.getSpanId() + "-01");
  }

  @Test
  void theModelIsAskedInTheTrialsTrace() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    FakeModel model =
        new FakeModel(
            "first",
            ask -> {
              asked.add(Span.current().getSpanContext().getSpanId());
              return false;
            });

    handle(model, traced("a"), spans.traces());

    assertThat(asked).isNotEmpty().containsOnly(spans.named("ask").getSpanId());
  }

  @Test
  void aCandidatesAnswersAreInTheTraceUnderItsOwnTarget() throws Exception {
    handle(new FakeModel("first"), true, traced("a"), spans.traces());

    assertThat(spans.all())
        .filteredOn(span -> span.getName().equals("ask"))
        .extracting(
            span -> span.getAttributes().get(SpanAttributes.TARGET),
            span -> span.getAttributes().get(SpanAttributes.CHECKPOINT))
        .containsExactly(
            tuple("t", "first"), tuple(ShadowTargets.of("t"), CANDIDATE.getCheckpoint()));
    assertThat(headers()).hasSize(2).allMatch(header -> header.contains(RecordedSpans.TRACE));
  }

  @Test
  void aTrialThatTheModelFailsOnSaysSoWithoutItsMessage() throws Exception {
    handle(new FakeModel("first", ask -> true), traced("a"), spans.traces());

    SpanData trial = spans.named("process agnoscope.trials");
    assertThat(trial.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(trial.getAttributes().get(SpanAttributes.ERROR)).isEqualTo("model-error");
    assertThat(trial.getAttributes().get(SpanAttributes.OUTCOME)).isEqualTo("release");
    assertThat(spans.all()).allSatisfy(span -> assertThat(span.getEvents()).isEmpty());
  }

  @Test
  void whatIsGivenUpKeepsItsTrace() throws Exception {
    Delivery poison = Deliveries.of(0, "no Trial".getBytes(UTF_8), 1);
    poison.entry().headers().add("traceparent", RecordedSpans.TRACEPARENT.getBytes(UTF_8));

    handle(new FakeModel("first"), poison, spans.traces());

    assertThat(spans.named("send agnoscope.dead-letters").getTraceId())
        .isEqualTo(RecordedSpans.TRACE);
    assertThat(headers()).singleElement().asString().contains(RecordedSpans.TRACE);
  }

  @Test
  void withoutATraceNothingIsBegun() throws Exception {
    Delivery trial = Deliveries.of(0, codec.encode(Fixtures.trial("t", "a")), 1);
    trial.entry().headers().add("traceparent", new byte[1 << 20]);

    assertThat(handle(new FakeModel("first"), trial, spans.traces())).isEqualTo(Settlement.ACCEPT);

    assertThat(spans.all()).isEmpty();
    assertThat(headers()).isEmpty();
  }

  @Test
  void whereTracingIsOffTheTraceGoesThrough() throws Exception {
    handle(new FakeModel("first"), traced("a"), Traces.OFF);

    assertThat(headers()).containsExactly(RecordedSpans.TRACEPARENT);
  }

  private List<String> headers() {
    return producer.history().stream()
        .map(ProducerRecord::headers)
        .flatMap(headers -> Arrays.stream(headers.toArray()))
        .map(header -> new String(header.value(), UTF_8))
        .toList();
  }

  private Delivery traced(String sampleId) {
    Delivery delivery = Deliveries.of(0, codec.encode(Fixtures.trial("t", sampleId)), 1);
    delivery.entry().headers().add("traceparent", RecordedSpans.TRACEPARENT.getBytes(UTF_8));
    return delivery;
  }

  private Settlement handle(AnswerModel model, Delivery delivery, Traces traces)
      throws InterruptedException {
    return handle(model, false, delivery, traces);
  }

  private Settlement handle(AnswerModel model, boolean shadow, Delivery delivery, Traces traces)
      throws InterruptedException {
    CheckpointChooser chooser =
        new CheckpointChooser(
            new Announcements("t", Optional.empty()),
            new FakeSource(model),
            models,
            Duration.ZERO,
            InstantSource.system(),
            reason -> {});
    if (shadow) {
      chooser.apply(CANDIDATE);
    }
    chooser.choose();
    AnswerLog log = new AnswerLog(producer, codec, () -> new Backoff(new CountDownLatch(1)));
    TrialAnswerer answerer = new TrialAnswerer(sha256 -> Optional.empty(), "w", () -> Fixtures.NOW);
    Outbox outbox = new Outbox(log, "t", events, () -> Fixtures.NOW);
    Duration deadline = Duration.ofMinutes(1);
    return new TrialHandler(
            new TrialReader(codec, Set.of("t")),
            answerer,
            (uri, sha256) -> {
              throw new FileNotFoundException(uri);
            },
            models,
            outbox,
            new ShadowAsker(
                models, answerer, outbox, events, deadline, deadline, () -> Fixtures.NOW),
            new BytesInFlight(64 << 20),
            new Pauses(new ModelGate(Duration.ofHours(1), () -> Fixtures.NOW), events),
            events,
            deadline,
            () -> Fixtures.NOW,
            traces)
        .handle(delivery, Fixtures.NOW);
  }
}
