package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.schemas.Modality;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatSpansTest {

  private static final Ask ASK =
      new Ask(
          List.of(),
          List.of(new Content.Text("secret words")),
          List.of(),
          List.of(new Choice("A", "yes"), new Choice("B", "no")),
          Modality.TEXT);

  private final RecordedSpans spans = new RecordedSpans();
  private final StubServer stub =
      new StubServer(request -> StubServer.ok(Says.token("B", Map.of("B", 0.9))));

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void eachRequestHasASpanInTheTrialsTraceAndTellsTheServer() throws InterruptedException {
    ask();

    SpanData chat = chats().getLast();
    assertThat(chats()).extracting(SpanData::getTraceId).containsOnly(RecordedSpans.TRACE);
    assertThat(chat.getParentSpanId()).isEqualTo(spans.named("ask").getSpanId());
    assertThat(chat.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(chat.getAttributes().get(SpanAttributes.SERVER)).isEqualTo("127.0.0.1");
    assertThat(chat.getAttributes().get(SpanAttributes.HTTP_STATUS)).isEqualTo(200);
    assertThat(chat.getAttributes().toString()).doesNotContain("secret", "/v1");
    assertThat(stub.traces.getLast())
        .isEqualTo("00-" + RecordedSpans.TRACE + "-" + chat.getSpanId() + "-01");
  }

  @Test
  void aRefusalSaysWhichOneAndNothingOfWhatWasSaid() throws InterruptedException {
    stub.does(request -> StubServer.status(422));
    ask();

    SpanData chat = chats().getLast();
    assertThat(chat.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(chat.getAttributes().get(SpanAttributes.HTTP_STATUS)).isEqualTo(422);
    assertThat(chat.getEvents()).isEmpty();
  }

  @Test
  void outsideOfATraceTheServerIsToldNothing() throws InterruptedException {
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, new Setup.Seen())) {
      model.ask(List.of(ASK), Instant.now().plusSeconds(20));
    }

    assertThat(spans.all()).isEmpty();
    assertThat(stub.traces).isNotEmpty().containsOnly("");
  }

  private void ask() throws InterruptedException {
    try (OpenAiModel model = Setup.model(stub, Setup.LIMITS, new Setup.Seen());
        ActiveSpan ask =
            spans
                .traces()
                .follow("ask", SpanKind.INTERNAL, TraceHeaders.of(RecordedSpans.TRACEPARENT))) {
      model.ask(List.of(ASK), Instant.now().plusSeconds(20));
    }
  }

  private List<SpanData> chats() {
    return spans.all().stream().filter(span -> span.getName().equals("chat")).toList();
  }
}
