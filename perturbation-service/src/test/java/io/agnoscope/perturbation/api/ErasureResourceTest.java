package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class ErasureResourceTest {

  @Inject MemorySampleTraces traces;

  @BeforeEach
  void empty() {
    traces.buried.clear();
    traces.away = false;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a/b",
        "/a//b/",
        "with space",
        "plus+plus",
        "percent%41",
        "semi;colon=1",
        "quest?ion#hash",
        "žluťoučký 🐈",
        "a/../b"
      })
  void erasesAnyIdThatASampleCanHave(String id) throws IOException, InterruptedException {
    assertThat(erase(id).statusCode()).isEqualTo(200);
    assertThat(traces.buried).containsExactlyInAnyOrder(id, "letters of " + id);
  }

  @Test
  void erasesAnIdThatCannotStandInAPath() {
    given().queryParam("id", "..").delete("/v1/samples").then().statusCode(200);

    assertThat(traces.buried).contains("..", "letters of ..");
    given().delete("/v1/samples").then().statusCode(422).body("cause", equalTo("invalid-id"));
  }

  @Test
  void saysNothingOfWhetherThereWasOne() throws IOException, InterruptedException {
    assertThat(erase("never-was").body())
        .isEqualTo(
            "{\"erased\":[\"pictures\",\"samples\",\"answers\",\"hard-examples\","
                + "\"dead-letters\"],\"continuing\":[]}");
  }

  @Test
  void saysWhenItIsNotKnownToBeDone() {
    traces.away = true;

    given()
        .delete("/v1/samples/a")
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .body("cause", equalTo("erasure-failed"));
  }

  @Test
  void refusesAnIdThatNoSampleCanHave() throws IOException, InterruptedException {
    assertThat(erase("x".repeat(257)).statusCode()).isEqualTo(422);
    assertThat(traces.buried).isEmpty();
  }

  @Test
  void countsWhatItDoes() throws IOException, InterruptedException {
    erase("a");

    given()
        .get("/q/metrics")
        .then()
        .body(containsString("agnoscope_erasures_total{outcome=\"done\",step=\"sample\"}"))
        .body(containsString("agnoscope_erasures_total{outcome=\"done\",step=\"dead-letters\"}"));
  }

  private static HttpResponse<String> erase(String id) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/samples/" + encoded))
            .DELETE()
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
