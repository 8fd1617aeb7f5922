package io.agnoscope.inference.config;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenAiServiceTest.BehindAServer.class)
class OpenAiServiceTest {

  @Test
  void tellsHowItStandsWithTheServer() {
    given()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'model server' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'model server' }.data.state", equalTo("no outage seen"));
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("agnoscope_openai_breaker{state=\"closed\"} 1.0"))
        .body(containsString("agnoscope_openai_probabilities{kind=\"unknown\"} 1.0"));
  }

  /** A server and a broker that nobody is at. */
  public static class BehindAServer implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "kafka.bootstrap.servers",
          "127.0.0.1:9",
          "agnoscope.model",
          "openai",
          "agnoscope.openai.url",
          "http://127.0.0.1:9/v1",
          "agnoscope.openai.model",
          "a/model");
    }
  }
}
