package io.agnoscope.scoring.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.agnoscope.scoring.api.ConsoleConfig.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the trainer through the console's service, and from whom. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(TrainerStub.class)
final class TrainerResourceTest {
  private static final String ANA = "{\"by\": \" Ana \", \"comment\": \"try\", \"version\": 2}";

  @Test
  void itsStateIsShownWithoutItsLineageWhichHasACallOfItsOwn() {
    when()
        .get("/api/v1/trainer")
        .then()
        .statusCode(200)
        .body("state", is("WAITING"))
        .body("checkpoints", nullValue());
    when().get("/api/v1/trainer/checkpoints").then().statusCode(200).body("[0].version", is(1));
  }

  @Test
  void ordersSayWhoAndWhy() {
    order("train", ANA).statusCode(202).body("told.reason", is("Ana: try"));
    order("pause", ANA).statusCode(200).body("told.reason", is("Ana: try"));
    order("resume", "{\"by\": \"Ana\"}").statusCode(200).body("told.reason", is("Ana"));
    order("promote", ANA).statusCode(200).body("told.version", is(2));
  }

  @Test
  void whatTheTrainerRefusesIsAProblem() {
    order("rollback", ANA)
        .statusCode(409)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", is("none was before it"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"by\": \"Ana\"}",
        "{\"by\": \"Ana\", \"version\": 0}",
        "{\"by\": \"Ana\", \"version\": 1, \"force\": true}",
        "{\"version\": 1}"
      })
  void anOrderThatIsNotAsDescribedDoesNotReachIt(String body) {
    order("promote", body).statusCode(400).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void otherSitesCannotOrderAnything() {
    given()
        .contentType("application/json")
        .header("Origin", "https://elsewhere.example")
        .body(ANA)
        .post("/api/v1/trainer/pause")
        .then()
        .statusCode(403);
  }

  @Test
  void anOperatorIsToldSo() {
    when()
        .get("/api/v1/session")
        .then()
        .statusCode(200)
        .body("role", is("OPERATOR"))
        .body("mayChange", is(true))
        .body("whyNot", nullValue())
        .body("trainer", is(true));
  }

  @Test
  void aViewerLooksAndChangesNothing() {
    QuarkusMock.installMockForType(new Session(Role.VIEWER), Session.class);

    when()
        .get("/api/v1/session")
        .then()
        .body("mayChange", is(false))
        .body("whyNot", containsString("agnoscope.console.role"));
    when().get("/api/v1/trainer").then().statusCode(200);
    order("pause", ANA)
        .statusCode(403)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("agnoscope.console.role"));
    for (String path :
        new String[] {"alerts/x/acknowledge", "alerts/x/silence", "monitors/x/baseline"}) {
      given()
          .contentType("application/json")
          .body("{\"by\": \"Ana\"}")
          .post("/api/v1/" + path)
          .then()
          .statusCode(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, OPERATOR",
    "::1, OPERATOR",
    "localhost, OPERATOR",
    "0.0.0.0, VIEWER",
    "10.1.2.3, VIEWER",
    "scoring.example, VIEWER"
  })
  void unlessSaidWhoReachesItFromElsewhereIsAViewer(String host, Role role) {
    assertThat(Session.roleAt(host)).isEqualTo(role);
  }

  private static ValidatableResponse order(String order, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/trainer/" + order)
        .then();
  }
}
