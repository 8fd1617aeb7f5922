package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.accesstesting.TokenIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may send Samples, look and erase where callers are asked who they are. */
@QuarkusTest
@WithTestResource(TokenIssuer.class)
@TestProfile(TokensTest.Asked.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets it.
class TokensTest {
  private static final String GATEWAY = "the-token-of-a-gateway-that-mirrors";
  private static final String SERVICE = "the-token-of-the-services-to-each-other";
  private static final String SAMPLE =
      "{\"id\":\"a\",\"question\":\"Which?\",\"multiple_choices\":{\"A\":\"1\",\"B\":\"2\"}}";

  @Inject MirrorWarmUp warmUp;
  TokenIssuer issuer;

  /** As in other tests, with tokens. */
  public static final class Asked extends SamplesResourceTest.NoBroker {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> all = new HashMap<>(super.getConfigOverrides());
      all.put("agnoscope.access.ingest-tokens", GATEWAY);
      all.put("agnoscope.access.service-tokens", SERVICE);
      return all;
    }
  }

  @Test
  void aGatewaySendsAndDoesNothingElse() {
    with(GATEWAY).body(SAMPLE).post("/v1/samples").then().statusCode(202);
    with("sk-of-its-client")
        .header("X-Agnoscope-Token", GATEWAY)
        .body("{}")
        .post("/v1/embeddings")
        .then()
        .statusCode(202);
    with(GATEWAY).delete("/v1/samples/a").then().statusCode(403);
    with(GATEWAY).delete("/v1/samples;x=y/a").then().statusCode(403);
    with(GATEWAY).get("/api/v1/perturbations").then().statusCode(403);
    with(GATEWAY).body("{}").post("/api/v1/replays").then().statusCode(403);
  }

  @Test
  void nobodySendsAnything() {
    given().contentType("application/json").body(SAMPLE).post("/v1/samples").then().statusCode(401);
    with(GATEWAY + "x").body(SAMPLE).post("/v1/samples").then().statusCode(401);
    with(issuer.expired("Olga", "operator")).get("/api/v1/perturbations").then().statusCode(401);
  }

  @Test
  void peopleAndServicesHaveTheirOwnCalls() {
    with(issuer.token("Vera", "viewer")).get("/api/v1/perturbations").then().statusCode(200);
    with(issuer.token("Vera", "viewer")).body(SAMPLE).post("/api/v1/views").then().statusCode(403);
    with(SERVICE).body(SAMPLE).post("/api/v1/views").then().statusCode(200);
    with(SERVICE).body(SAMPLE).post("/v1/samples").then().statusCode(403);
    with(issuer.token("Olga", "operator")).body(SAMPLE).post("/v1/samples").then().statusCode(202);
  }

  @Test
  void theServiceSendsToItselfBeforeItIsReady() {
    await().until(warmUp::done);

    assertThat(warmUp.answered()).isEqualTo(50);
  }

  private static RequestSpecification with(String token) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + token)
        .contentType("application/json");
  }
}
