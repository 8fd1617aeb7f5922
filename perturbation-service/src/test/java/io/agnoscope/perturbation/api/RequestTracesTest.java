package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class RequestTracesTest {

  private static final String CHAT =
      """
      {"model": "m", "messages": [{"role": "user", "content": "secret words"}]}
      """;

  @Inject MemorySampleLog log;
  @Inject MemoryTraces traces;

  @BeforeEach
  void empty() {
    log.reset();
    traces.spans.clear();
  }

  @Test
  void aRequestsTraceGoesOnWithItsSample() {
    given()
        .contentType(ContentType.JSON)
        .header("traceparent", RecordedSpans.TRACEPARENT)
        .queryParam("token", "hidden")
        .body("{\"id\": \"a\", \"question\": \"secret words\"}")
        .post("/v1/samples")
        .then()
        .statusCode(202);

    SpanData span = traces.spans.named("POST /v1/samples");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getTraceId()).isEqualTo(RecordedSpans.TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(RecordedSpans.PARENT);
    assertThat(span.getAttributes().get(SpanAttributes.HTTP_STATUS)).isEqualTo(202);
    assertThat(log.broughtBy).extracting(SpanContext::getSpanId).containsExactly(span.getSpanId());
    assertThat(log.loggedUnder).containsExactly(RecordedSpans.TRACE);
  }

  @Test
  void nothingOfTheRequestIsInItsSpan() {
    given()
        .contentType(ContentType.JSON)
        .header("X-Agnoscope-Tenant", "somebody")
        .queryParam("token", "hidden")
        .body(CHAT)
        .post("/v1/chat/completions")
        .then()
        .statusCode(202);

    SpanData span = traces.spans.named("POST /v1/chat/completions");
    Set<String> keys =
        span.getAttributes().asMap().keySet().stream()
            .map(AttributeKey::getKey)
            .collect(Collectors.toSet());
    assertThat(keys)
        .containsExactlyInAnyOrder(
            "http.request.method", "http.route", "http.response.status_code");
    assertThat(span.getEvents()).isEmpty();
  }

  @Test
  void aMirroredRequestsTraceGoesOnOnTheThreadThatAdmitsIt() {
    given()
        .contentType(ContentType.JSON)
        .header("traceparent", RecordedSpans.TRACEPARENT)
        .header("Idempotency-Key", MirrorIds.letIn())
        .body(CHAT)
        .post("/v1/chat/completions")
        .then()
        .statusCode(202);

    assertThat(log.broughtBy)
        .extracting(SpanContext::getTraceId)
        .containsExactly(RecordedSpans.TRACE);
    assertThat(log.loggedUnder).containsExactly(RecordedSpans.TRACE);
  }

  @Test
  void manySamplesAreNotInTheRequestsTrace() {
    given()
        .contentType("application/x-ndjson")
        .header("traceparent", RecordedSpans.TRACEPARENT)
        .body(
            "{\"id\": \"a\", \"question\": \"q\"}\n{\"id\": \"b\", \"question\": \"q\"}\n"
                .getBytes(UTF_8))
        .post("/v1/samples")
        .then()
        .statusCode(202);

    assertThat(log.broughtBy).hasSize(2).noneMatch(SpanContext::isValid);
  }

  @Test
  void whatIsRefusedSaysSo() {
    log.away = true;
    given()
        .contentType(ContentType.JSON)
        .body("{\"id\": \"a\", \"question\": \"q\"}")
        .post("/v1/samples")
        .then()
        .statusCode(503);

    assertThat(traces.spans.only().getAttributes().get(SpanAttributes.ERROR)).isEqualTo("503");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "00-00000000000000000000000000000000-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-and-more",
      })
  void aForgedHeaderDoesNoHarm(String forged) {
    given()
        .contentType(ContentType.JSON)
        .header("traceparent", forged + "x".repeat(forged.equals("nonsense") ? 4_000 : 0))
        .body("{\"id\": \"a\", \"question\": \"q\"}")
        .post("/v1/samples")
        .then()
        .statusCode(202);

    assertThat(traces.spans.only().getParentSpanContext().isValid()).isFalse();
    assertThat(log.samples).hasSize(1);
  }
}
