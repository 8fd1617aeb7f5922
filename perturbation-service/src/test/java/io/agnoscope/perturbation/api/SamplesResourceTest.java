package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.agnoscope.perturbation.ingest.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class SamplesResourceTest {

  private static final String SAMPLES = "/v1/samples";
  private static final int SMALL_BODY = 4 << 20;
  private static final String SOUND = "{\"id\": \"a\", \"question\": \"q\"}";

  @Inject MemorySampleLog log;

  @BeforeEach
  void empty() {
    log.reset();
  }

  @Test
  void acceptsOne() {
    given()
        .contentType("application/json")
        .body(SOUND)
        .post(SAMPLES)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("ids", contains("a"));

    assertThat(log.samples).singleElement().extracting("source").hasToString("api");
  }

  @Test
  void namesASampleByItsHeaders() {
    given()
        .contentType("application/json")
        .header("x-request-id", "r")
        .header("Idempotency-Key", "k")
        .body("{\"question\": \"q\"}")
        .post(SAMPLES)
        .then()
        .body("ids", contains("k"));
  }

  @Test
  void refusesOneWithItsCause() {
    given()
        .contentType("application/json")
        .body("{\"id\": \"a\"}")
        .post(SAMPLES)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("cause", equalTo("missing-question"))
        .body("reason", containsString("question"));
  }

  @Test
  void refusesABomb() {
    given()
        .contentType("application/json")
        .body(
            "{\"question\": \"q\", \"image\": \""
                + Pictures.dataUrl(Pictures.bomb(8_000, 5_000))
                + "\"}")
        .post(SAMPLES)
        .then()
        .statusCode(413)
        .body("cause", equalTo("too-many-pixels"));
  }

  @Test
  void judgesLinesOneByOne() {
    given()
        .contentType("application/x-ndjson")
        .header("X-Agnoscope-Source", "file")
        .body((SOUND + "\nnonsense\n").getBytes(StandardCharsets.UTF_8))
        .post(SAMPLES)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("refused", equalTo(1))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].cause", equalTo("malformed-json"));

    assertThat(log.samples).singleElement().extracting("source").hasToString("file");
  }

  @Test
  void refusesLinesOfWhichNoneIsSound() {
    given()
        .contentType("application/x-ndjson")
        .body("nonsense\n".getBytes(StandardCharsets.UTF_8))
        .post(SAMPLES)
        .then()
        .statusCode(400)
        .body("accepted", equalTo(0));
  }

  @Test
  void saysWhenTheBrokerIsAway() {
    log.away = true;

    given()
        .contentType("application/json")
        .body(SOUND)
        .post(SAMPLES)
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .body("cause", equalTo("broker-away"));
  }

  @Test
  void refusesOtherMediaTypesSourcesAndEmptyBodies() {
    given()
        .contentType("text/plain")
        .body("q")
        .post(SAMPLES)
        .then()
        .statusCode(415)
        .body("cause", equalTo("unsupported-media-type"));
    given()
        .contentType("application/json")
        .header("X-Agnoscope-Source", "probe")
        .body(SOUND)
        .post(SAMPLES)
        .then()
        .statusCode(400)
        .body("cause", equalTo("unknown-source"));
    given()
        .contentType("application/json")
        .body("")
        .post(SAMPLES)
        .then()
        .statusCode(400)
        .body("cause", equalTo("empty-body"));
  }

  @Test
  void refusesABodyThatSaysThatItIsTooLarge() throws IOException {
    List<String> head =
        List.of(
            "POST /v1/samples HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-ndjson",
            "Content-Length: " + (SMALL_BODY + 1),
            "",
            "");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

      assertThat(answer.readLine()).contains("413");
    }
  }

  @Test
  void keepsWhatCameBeforeABodyOfUnsaidLengthTurnsOutTooLarge()
      throws IOException, InterruptedException {
    byte[] body = new byte[SMALL_BODY + 1];
    Arrays.fill(body, (byte) ' ');
    byte[] sound = (SOUND + "\n").getBytes(StandardCharsets.UTF_8);
    System.arraycopy(sound, 0, body, 0, sound.length);
    HttpRequest chunked =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + SAMPLES))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();

    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(chunked, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("\"ids\":[\"a\"]", "body-too-large");
    }
  }

  @Test
  void countsByCause() {
    given().contentType("application/json").body("nonsense").post(SAMPLES);
    given().contentType("application/json").body(SOUND).post(SAMPLES);

    given()
        .get("/q/metrics")
        .then()
        .body(containsString("agnoscope_samples_refused_total{cause=\"malformed-json\"}"))
        .body(containsString("agnoscope_samples_ingested_total{source=\"api\"}"));
  }

  @Test
  void isAliveButNotReadyWithoutABroker() {
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(503);
  }

  @Test
  void describesItself() {
    given()
        .get("/q/openapi")
        .then()
        .body(containsString("/v1/samples"))
        .body(containsString("/v1/chat/completions"))
        .body(containsString("/v1/responses"))
        .body(not(containsString("Authorization")));
  }

  /**
   * No broker and no Probes, half of what is mirrored, little room and patience for that. One
   * profile for all, since the service starts once for each.
   */
  public static class NoBroker implements QuarkusTestProfile {

    static final int MIRRORED_BODY = 8 << 20;

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "agnoscope.roles", "ingest,perturb",
          "agnoscope.ingest.max-body-bytes", Integer.toString(SMALL_BODY),
          "agnoscope.budget.sources.mirror.share", "0.5",
          "agnoscope.budget.trials-per-second", "100000",
          "agnoscope.mirror.patience", "300ms",
          "agnoscope.mirror.max-body-bytes", Integer.toString(MIRRORED_BODY),
          "agnoscope.mirror.max-bytes-in-flight", Integer.toString(MIRRORED_BODY),
          "agnoscope.perturb.off", "ocr-noise",
          "agnoscope.perturb.routes.\"kiosk\".off", "paraphrase",
          "kafka.bootstrap.servers", "localhost:1");
    }
  }
}
