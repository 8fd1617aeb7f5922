package io.agnoscope.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service whose issuer does not answer starts, lets in who it knows itself, and nobody else. */
@QuarkusTest
@TestProfile(IssuerAwayTest.Nowhere.class)
class IssuerAwayTest {
  private static final String SERVICE = "a-token-of-the-services-among-themselves";

  /** An issuer that is nowhere. */
  public static final class Nowhere implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "agnoscope.access.mode", "oidc",
          "agnoscope.access.service-tokens", SERVICE,
          "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/agnoscope");
    }
  }

  @Test
  void saysThatItCannotTellWhoSomebodyIs() {
    given()
        .header("Authorization", "Bearer e30.e30.e30")
        .get("/api/v1/session")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("detail", containsString("issuer"));
    given().redirects().follow(false).get("/").then().statusCode(503);
  }

  @Test
  void letsInWhomItKnowsItself() {
    given()
        .header("Authorization", "Bearer " + SERVICE)
        .get("/internal/v1/shares")
        .then()
        .statusCode(200);
    given().get("/q/health/live").then().statusCode(200);
    given().get("/api/v1/session").then().statusCode(401);
  }
}
