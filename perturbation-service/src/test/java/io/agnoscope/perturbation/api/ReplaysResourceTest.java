package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.agnoscope.perturbation.replay.FakeReplayBroker;
import io.agnoscope.schemas.Sample;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class ReplaysResourceTest {

  private static final String REPLAYS = "/api/v1/replays";
  private static final String PERIOD =
      "\"from\":\"2026-03-01T12:00:00Z\",\"to\":\"2026-03-01T13:00:00Z\"";

  @Inject ReplayMocks mocks;

  @BeforeEach
  void empty() {
    mocks.broker.records.clear();
    mocks.broker.written.clear();
    mocks.broker.endless = false;
  }

  @Test
  void startsOneAndTellsHowItStands() {
    mocks.broker.records.addAll(
        List.of(
            FakeReplayBroker.kept("a", 1),
            FakeReplayBroker.kept("b", 2),
            FakeReplayBroker.kept("a", 3)));

    start("{" + PERIOD + ",\"run\":\"told\"}")
        .statusCode(202)
        .header("Location", containsString("/api/v1/replays/told"))
        .body("run", equalTo("told"))
        .body("from", equalTo("2026-03-01T12:00:00Z"));
    await().until(() -> state("told").equals("DONE"));

    given()
        .get(REPLAYS + "/told")
        .then()
        .statusCode(200)
        .body("samplesRead", equalTo(3))
        .body("trialsWritten", equalTo(2))
        .body("passedOver.repeated", equalTo(1))
        .body("catalogueVersion", startsWith("2-"));
    given().get(REPLAYS).then().statusCode(200).body("run", hasItem("told"));
    assertThat(mocks.broker.written).extracting(Sample::getRun).containsOnly("told");
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("agnoscope_replay_trials_total"))
        .body(containsString("agnoscope_replay_ended_total{state=\"done\"}"))
        .body(containsString("agnoscope_replay_passed_over_total{cause=\"repeated\"}"));
  }

  @Test
  void runsOneAtATimeAndCallsItOff() {
    mocks.broker.endless = true;
    start("{" + PERIOD + ",\"run\":\"endless\"}").statusCode(202);

    start("{" + PERIOD + "}")
        .statusCode(409)
        .body("cause", equalTo("replay-running"))
        .body("reason", containsString("endless"));
    given().delete(REPLAYS + "/endless").then().statusCode(200).body("state", equalTo("CANCELLED"));
  }

  @Test
  void refusesWhatMakesNoSense() {
    start("{\"from\":\"2026-03-01T12:00:00Z\"}")
        .statusCode(422)
        .body("cause", equalTo("invalid-period"));
    start("{" + PERIOD + ",\"run\":\"LIVE\"}")
        .statusCode(422)
        .body("cause", equalTo("invalid-run"));
    start("{" + PERIOD + ",\"target\":\"other\"}")
        .statusCode(422)
        .body("cause", equalTo("unknown-target"));
    for (String body :
        List.of("", "[]", "null", "{", "{\"form\":1}", "{\"limit\":\"x\"}", "{}{}")) {
      start(body).statusCode(400);
    }
    start(" ".repeat(70_000)).statusCode(413).body("cause", equalTo("body-too-large"));
    given()
        .get(REPLAYS + "/never-was")
        .then()
        .statusCode(404)
        .body("cause", equalTo("unknown-run"));
    given().delete(REPLAYS + "/never-was").then().statusCode(404);
  }

  private static ValidatableResponse start(String body) {
    return given().contentType("application/json").body(body).post(REPLAYS).then();
  }

  private static String state(String run) {
    return given().get(REPLAYS + "/" + run).jsonPath().getString("state");
  }
}
