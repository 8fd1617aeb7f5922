package io.agnoscope.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agnoscope.inference.NoBroker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoBroker.class)
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
}
