package io.agnoscope.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InferenceResourceTest.NoBroker.class)
class InferenceResourceTest {

  @Test
  void saysThatItStarts() {
    given()
        .get("/api/v1/inference")
        .then()
        .statusCode(200)
        .body("target", equalTo("tinyvlm"))
        .body("state", equalTo("STARTING"))
        .body("trialsAnswered", equalTo(0));
  }

  @Test
  void isAliveButNotReadyWithoutABroker() {
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(503);
  }

  @Test
  void offersItsMetrics() {
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("agnoscope_trials_backlog"))
        .body(containsString("agnoscope_oldest_trial_seconds"))
        .body(containsString("agnoscope_inference_trials_total"));
  }

  /** Nothing listens there. */
  public static class NoBroker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("kafka.bootstrap.servers", "localhost:1");
    }
  }
}
