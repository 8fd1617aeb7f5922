package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agnoscope.perturbation.source.Exchanges;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class SourcesResourceTest {

  private static final String REQUEST = "org.kubeflow.serving.inference.request";
  private static final String RESPONSE = "org.kubeflow.serving.inference.response";

  @Inject MemorySampleLog log;

  @BeforeEach
  void empty() {
    log.reset();
  }

  @Test
  void takesAnAccessLogLineByLine() {
    accessLog(
            String.join(
                "\n",
                Exchanges.line("a"),
                "nonsense",
                "{\"path\": \"/v1/embeddings\", \"request\": {\"input\": \"q\"}}",
                "{\"request\": {}, \"status\": 500}"))
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("ids", contains("a"))
        .body("leftOut.unsupported", equalTo(1))
        .body("leftOut.not-served", equalTo(1))
        .body("refused", equalTo(1))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].cause", equalTo("malformed-json"));

    assertThat(log.samples)
        .singleElement()
        .satisfies(sample -> {
          assertThat(sample.getSource()).isEqualTo("access-log");
          assertThat(sample.getServedAnswer()).isEqualTo("a cat");
          assertThat(sample.getModel()).isEqualTo("m");
        });
    given()
        .get("/q/metrics")
        .then()
        .body(
            containsString(
                "agnoscope_source_requests_total{outcome=\"kept\",source=\"access-log\"}"))
        .body(
            containsString(
                "agnoscope_source_answers_total{outcome=\"answered\",source=\"access-log\"}"));
  }

  @Test
  void refusesAnAccessLogOfWhichNothingIsSound() {
    accessLog("nonsense\n{}").statusCode(400).body("errors", hasSize(2));
    accessLog("\n\n").statusCode(400).body("cause", equalTo("empty-body"));
  }

  @Test
  void saysWhenTheBrokerIsAway() {
    log.away = true;

    accessLog(Exchanges.line("a"))
        .statusCode(503)
        .header("Retry-After", "5")
        .body("errors[0].cause", equalTo("broker-away"));
  }

  @Test
  void takesEventsInBinaryMode() {
    binary(REQUEST, "binary", Exchanges.REQUEST).statusCode(200);
    assertThat(log.samples).isEmpty();
    binary(RESPONSE, "binary", Exchanges.RESPONSE).statusCode(200);

    assertThat(log.samples)
        .singleElement()
        .satisfies(sample -> {
          assertThat(sample.getSource()).isEqualTo("kserve");
          assertThat(sample.getId()).isEqualTo("binary");
          assertThat(sample.getRoute()).isEqualTo("shop/vlm");
          assertThat(sample.getTenant()).isEqualTo("shop");
          assertThat(sample.getServedAnswer()).isEqualTo("a cat");
        });
  }

  @Test
  void takesEventsInStructuredMode() {
    structured(REQUEST, Exchanges.REQUEST).statusCode(200);
    structured(RESPONSE, Exchanges.RESPONSE).statusCode(200);

    assertThat(log.samples).singleElement().extracting("servedAnswer").hasToString("a cat");
  }

  @Test
  void refusesWhatIsNoEvent() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/kserve")
        .then()
        .statusCode(400)
        .body("cause", equalTo("not-an-event"));
    given()
        .contentType("application/cloudevents+json")
        .body("{\"specversion\": \"1.0\", \"secret\":")
        .post("/v1/kserve")
        .then()
        .statusCode(400)
        .body("cause", equalTo("not-an-event"));
    given()
        .contentType("application/cloudevents-batch+json")
        .body("[]")
        .post("/v1/kserve")
        .then()
        .statusCode(415);
    binary(REQUEST, "empty", "").statusCode(400).body("cause", equalTo("empty-body"));
  }

  @Test
  void passesOverOtherEvents() {
    binary("org.example.other", "o", "{}").statusCode(200);
  }

  private static ValidatableResponse accessLog(String lines) {
    return given()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/v1/access-log")
        .then();
  }

  private static ValidatableResponse binary(String type, String id, String data) {
    return given()
        .contentType("application/json")
        .header("ce-specversion", "1.0")
        .header("ce-type", type)
        .header("ce-id", id)
        .header("ce-source", "http://localhost:9081/")
        .header("ce-namespace", "shop")
        .header("ce-inferenceservicename", "vlm")
        .header("ce-component", "predictor")
        .header("ce-endpoint", "")
        .header("ce-recordedtime", "2026-01-01T00:00:00Z")
        .body(data.getBytes(StandardCharsets.UTF_8))
        .post("/v1/kserve")
        .then();
  }

  private static ValidatableResponse structured(String type, String data) {
    return given()
        .contentType("application/cloudevents+json")
        .body(
            """
            {"specversion": "1.0", "type": "%s", "id": "structured", "source": "/s",
             "datacontenttype": "application/json", "data": %s}
            """
                .formatted(type, data)
                .getBytes(StandardCharsets.UTF_8))
        .post("/v1/kserve")
        .then();
  }
}
