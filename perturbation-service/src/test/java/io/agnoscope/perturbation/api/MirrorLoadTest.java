package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agnoscope.perturbation.ingest.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a mirror is answered when there is trouble: soon, and without harm to others. */
@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class MirrorLoadTest {

  private static final String CHAT = "/v1/chat/completions";
  private static final byte[] LARGE =
      ("{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"q\"},"
              + "{\"type\":\"image_url\",\"image_url\":{\"url\":\""
              + Pictures.dataUrl(Pictures.encoded("png", 1_100, 1_000))
              + "\"}}]}]}")
          .getBytes(StandardCharsets.UTF_8);

  @Inject MemorySampleLog log;
  @Inject MirrorGate gate;

  @BeforeEach
  void empty() {
    log.reset();
    await().until(() -> gate.bytesInFlight() == 0);
  }

  @Test
  void isAnsweredWhenItsPatienceEndsAndTurnedAwayWhileThereIsNoRoom() {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    log.pending = acknowledged;

    large().statusCode(503).body("cause", equalTo("broker-away"));
    assertThat(gate.bytesInFlight()).isGreaterThan(LARGE.length / 2);
    large().statusCode(503).body("cause", equalTo("busy"));

    log.pending = null;
    given()
        .contentType("application/json")
        .body("{\"question\": \"q\"}")
        .post("/v1/samples")
        .then()
        .statusCode(202);
    acknowledged.complete(null);
    await().until(() -> gate.bytesInFlight() == 0);
    large().statusCode(202).body("outcome", equalTo("accepted"));
  }

  @Test
  void isToldWhenTheBrokerIsAway() {
    log.away = true;

    large().statusCode(503).body("cause", equalTo("broker-away"));
    assertThat(gate.bytesInFlight()).isZero();
  }

  @Test
  void keepsItsConnectionWhateverIsAnswered() throws IOException {
    byte[] body = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (RawHttp http = new RawHttp()) {
      for (int i = 0; i < 3; i++) {
        assertThat(http.post(CHAT, body, "Host: a", "x-request-id: " + MirrorIds.leftOut()))
            .startsWith("HTTP/1.1 202");
        assertThat(http.post("/v1/audio/speech", body, "Host: a")).startsWith("HTTP/1.1 202");
        assertThat(http.post(CHAT, body, "Host: a", "x-request-id: " + MirrorIds.letIn()))
            .startsWith("HTTP/1.1 400");
        assertThat(
                http.post(
                    CHAT,
                    body,
                    "Host: a",
                    "x-request-id: " + MirrorIds.letIn(),
                    "Content-Encoding: br"))
            .startsWith("HTTP/1.1 415");
      }
    }
  }

  @Test
  void refusesWhatSaysThatItIsTooLargeBeforeItComes() throws IOException {
    try (RawHttp http = new RawHttp()) {
      assertThat(
              http.send(
                  CHAT,
                  SamplesResourceTest.NoBroker.MIRRORED_BODY + 1L,
                  new byte[0],
                  "Host: a",
                  "x-request-id: " + MirrorIds.letIn()))
          .startsWith("HTTP/1.1 413");
    }
  }

  private static ValidatableResponse large() {
    return given()
        .contentType("application/json")
        .header("x-request-id", MirrorIds.letIn())
        .body(LARGE)
        .post(CHAT)
        .then();
  }
}
