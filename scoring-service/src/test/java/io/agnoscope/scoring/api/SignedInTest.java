package io.agnoscope.scoring.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agnoscope.accesstesting.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** The console's service where callers are asked who they are. */
@QuarkusTest
@TestProfile(SignedInTest.Asked.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(TrainerStub.class)
@WithTestResource(TokenIssuer.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets it.
final class SignedInTest {
  private static final String AS_SOMEBODY_ELSE = "{\"by\": \"Ana\", \"comment\": \"try\"}";

  TokenIssuer issuer;

  /** What sets this class apart: no other asks. */
  public static final class Asked implements QuarkusTestProfile {}

  @Test
  void theConsoleIsToldWhoIsSignedIn() {
    as("Olga", "operator")
        .get("/api/v1/session")
        .then()
        .statusCode(200)
        .body("name", is("Olga"))
        .body("role", is("OPERATOR"))
        .body("mayChange", is(true))
        .body("whyNot", nullValue());
    as("Vera", "viewer")
        .get("/api/v1/session")
        .then()
        .body("role", is("VIEWER"))
        .body("mayChange", is(false))
        .body("whyNot", containsString("Vera"));
  }

  @Test
  void anOrderCarriesTheNameOfTheToken() {
    as("Olga", "operator")
        .body(AS_SOMEBODY_ELSE)
        .post("/api/v1/trainer/pause")
        .then()
        .statusCode(200)
        .body("told.reason", is("Olga: try"));
    as("Olga", "operator")
        .body("{}")
        .post("/api/v1/trainer/pause")
        .then()
        .statusCode(200)
        .body("told.reason", is("Olga"));
  }

  @Test
  void aViewerOrdersNothing() {
    as("Vera", "viewer")
        .body(AS_SOMEBODY_ELSE)
        .post("/api/v1/trainer/pause")
        .then()
        .statusCode(403)
        .contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void otherSitesOrderNothingThroughAnOperatorsBrowser() {
    as("Olga", "operator")
        .header("Origin", "https://elsewhere.example")
        .body(AS_SOMEBODY_ELSE)
        .post("/api/v1/trainer/pause")
        .then()
        .statusCode(403)
        .body("detail", containsString("origin"));
  }

  @Test
  void nobodySeesAnything() {
    String picture = "/api/v1/images/" + "0".repeat(64);
    for (String path :
        new String[] {"/api/v1/session", "/api/v1/events", picture, "/console/main.js"}) {
      given().get(path).then().statusCode(401).contentType(Problem.MEDIA_TYPE);
    }
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(302)
        .header("Location", startsWith(issuer.address()));
    as("Vera", "viewer").get("/").then().statusCode(200).body(containsString("<title>Agnoscope"));
  }

  private RequestSpecification as(String name, String role) {
    return given()
        .header("Authorization", "Bearer " + issuer.token(name, role))
        .contentType("application/json");
  }
}
