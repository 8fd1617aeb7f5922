package io.agnoscope.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.agnoscope.accesstesting.TokenIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens of an issuer and fixed ones, at a service that asks for them. */
@QuarkusTest
@WithTestResource(TokenIssuer.class)
@TestProfile(AccessTest.Tokens.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets it.
class AccessTest {
  private static final String INGEST = "an ingest token of many characters".replace(' ', '-');
  private static final String SERVICE = "a service token of many characters".replace(' ', '-');

  TokenIssuer issuer;

  /** What an operator would configure. */
  public static final class Tokens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "agnoscope.access.ingest-tokens", INGEST,
          "agnoscope.access.service-tokens", SERVICE,
          "quarkus.http.auth.roles-mapping.on-call", "operator");
    }
  }

  @Test
  void aViewerLooks() {
    String token = issuer.token("Vera", "viewer");

    with(token).get("/api/v1/session").then().statusCode(200).body(equalTo("Vera looks"));
    refused(with(token).body("{}").post("/api/v1/orders").then(), 403);
    refused(with(token).get("/internal/v1/shares").then(), 403);
  }

  @Test
  void anOperatorOrders() {
    String token = issuer.token("Olga", "operator");

    with(token).get("/api/v1/session").then().statusCode(200).body(equalTo("Olga orders"));
    with(token).body("{}").post("/api/v1/orders").then().statusCode(200);
  }

  @Test
  void anIssuersOwnNameOfARoleCanBeMapped() {
    with(issuer.token("Otto", "on-call")).body("{}").post("/api/v1/orders").then().statusCode(200);
  }

  @Test
  void somebodyWithoutARoleIsRefused() {
    refused(with(issuer.token("Nina")).get("/api/v1/session").then(), 403);
    refused(with(issuer.token("Nina", "developer")).get("/").then(), 403);
  }

  @Test
  void nobodyIsRefusedInAFormForPrograms() {
    refused(given().get("/api/v1/session").then(), 401);
    refused(given().body("{}").post("/api/v1/orders").then(), 401);
    refused(given().get("/internal/v1/shares").then(), 401);
    refused(given().get("/console/main.js").then(), 401);
  }

  @Test
  void whatIsInNoRowIsRefusedToEverybody() {
    refused(given().get("/elsewhere").then(), 401);
    refused(with(issuer.token("Olga", "operator", "viewer")).get("/elsewhere").then(), 403);
    refused(with(issuer.token("Olga", "operator")).delete("/api/v1/orders").then(), 403);
  }

  @Test
  void tokensThatDoNotHoldAreRefused() {
    for (String token :
        new String[] {
          issuer.expired("Olga", "operator"),
          issuer.forAnother("Olga", "operator"),
          issuer.ofAnother("Olga", "operator"),
          issuer.unsigned("Olga", "operator"),
          issuer.forged("Olga", "operator"),
          "not-a-token",
          INGEST + "x"
        }) {
      refused(with(token).get("/api/v1/session").then(), 401);
      refused(with(token).body("{}").post("/api/v1/orders").then(), 401);
    }
  }

  @Test
  void machinesHaveTheirOwnCalls() {
    with(SERVICE).get("/internal/v1/shares").then().statusCode(200);
    refused(with(SERVICE).get("/api/v1/session").then(), 403);
    refused(with(INGEST).get("/internal/v1/shares").then(), 403);
    refused(with(INGEST).body("{}").post("/api/v1/orders").then(), 403);
  }

  /** As in a mirrored request, which has its client's Authorization. */
  @Test
  void aTokenBesideSomebodyElsesAuthorizationIsTheOneThatCounts() {
    with("sk-of-a-client")
        .header("X-Agnoscope-Token", SERVICE)
        .get("/internal/v1/shares")
        .then()
        .statusCode(200);
    refused(
        with(issuer.token("Olga", "operator"))
            .header("X-Agnoscope-Token", "guessed")
            .get("/api/v1/session")
            .then(),
        401);
  }

  @Test
  void probesAndScrapesNeedNoToken() {
    given().get("/q/health/live").then().statusCode(200);
    with("not-a-token").get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void otherWaysOfWritingAPathLeadNowhere() {
    for (String path :
        new String[] {
          "/api/../internal/v1/shares",
          "/api//v1/../../internal/v1/shares",
          "/api/%2e%2e/internal/v1/shares",
          "/api/v1/..%2f..%2finternal/v1/shares",
          "/api;/internal/v1/shares",
          "//internal/v1/shares",
          "/internal;x/v1/shares",
          "/%69nternal/v1/shares"
        }) {
      with(issuer.token("Vera", "viewer"))
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .body(not(containsString("shares")));
    }
  }

  @Test
  void thePageLeadsABrowserToTheIssuer() {
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(302)
        .header("Location", startsWith(issuer.address()))
        .header("Location", containsString("code_challenge="))
        .body(emptyString());
  }

  private static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token).contentType("application/json");
  }

  private static void refused(ValidatableResponse response, int status) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("detail", not(emptyString()));
  }
}
