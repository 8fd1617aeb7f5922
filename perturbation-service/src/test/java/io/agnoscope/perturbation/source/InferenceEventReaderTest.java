package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InferenceEventReaderTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String REQUEST = "org.kubeflow.serving.inference.request";
  private static final String RESPONSE = "org.kubeflow.serving.inference.response";

  private final InferenceEventReader reader =
      new InferenceEventReader("kserve", new ServedAnswerReader(10_000, 1_000), 10_000);

  @Test
  void readsARequest() {
    assertThat(
            reader.read(
                event(REQUEST, "a", "{}")
                    .withExtension("namespace", "shop")
                    .withExtension("inferenceservicename", "vlm")
                    .build(),
                AT))
        .isInstanceOfSatisfying(
            InferenceEvent.Request.class,
            request -> {
              assertThat(request.origin().id()).isEqualTo("a");
              assertThat(request.origin().source()).isEqualTo("kserve");
              assertThat(request.origin().unkeyed()).isFalse();
              assertThat(request.origin().route()).isEqualTo("shop/vlm");
              assertThat(request.origin().tenant()).isEqualTo("shop");
              assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
            });
  }

  @Test
  void readsTheAnswerOfAResponse() {
    String body = "{\"choices\": [{\"message\": {\"content\": \"B\"}}]}";

    assertThat(reader.read(event(RESPONSE, "a", body).build(), AT))
        .isInstanceOfSatisfying(
            InferenceEvent.Response.class,
            response -> assertThat(response.answer()).isEqualTo(new ServedAnswer.Text("B")));
  }

  @Test
  void takesAStreamOutOfItsQuotes() {
    String quoted =
        "\"data: {\\\"choices\\\":[{\\\"delta\\\":{\\\"content\\\":\\\"B\\\"}}]}\\n\\ndata: [DONE]\"";

    assertThat(reader.read(event(RESPONSE, "a", quoted).build(), AT))
        .isInstanceOfSatisfying(
            InferenceEvent.Response.class,
            response -> assertThat(response.answer()).isEqualTo(new ServedAnswer.Text("B")));
  }

  @Test
  void tiesBothHalvesOfOnePartOfOneService() {
    ExchangeKey request = key(event(REQUEST, "a", "{}").withExtension("component", "predictor"));

    assertThat(key(event(RESPONSE, "a", "{}").withExtension("component", "predictor")))
        .isEqualTo(request);
    assertThat(key(event(RESPONSE, "a", "{}").withExtension("component", "transformer")))
        .isNotEqualTo(request);
    assertThat(key(event(RESPONSE, "b", "{}").withExtension("component", "predictor")))
        .isNotEqualTo(request);
  }

  @Test
  void passesOverOtherEvents() {
    assertThat(reader.read(event("org.example.other", "a", "{}").build(), AT))
        .isEqualTo(new InferenceEvent.Other());
  }

  @Test
  void refusesARequestWithoutDataAndAnIdThatCannotBeAKey() {
    assertThat(cause(event(REQUEST, "a", ""))).isEqualTo(RefusalCause.EMPTY_BODY);
    assertThat(cause(event(REQUEST, "a\u0000", "{}"))).isEqualTo(RefusalCause.INVALID_ID);
    assertThat(cause(event(REQUEST, "a".repeat(257), "{}"))).isEqualTo(RefusalCause.INVALID_ID);
  }

  private RefusalCause cause(CloudEventBuilder event) {
    return ((InferenceEvent.Unsound) reader.read(event.build(), AT)).refusal().cause();
  }

  private ExchangeKey key(CloudEventBuilder event) {
    return switch (reader.read(event.build(), AT)) {
      case InferenceEvent.Request request -> request.key();
      case InferenceEvent.Response response -> response.key();
      default -> throw new AssertionError("neither half");
    };
  }

  private static CloudEventBuilder event(String type, String id, String data) {
    return CloudEventBuilder.v1()
        .withType(type)
        .withId(id)
        .withSource(URI.create("http://localhost:9081/"))
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8));
  }
}
