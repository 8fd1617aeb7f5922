package io.agnoscope.scoring.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(ReceiverResource.class)
@QuarkusTestResource(TrainerStub.class)
@QuarkusTestResource(ServicesStub.class)
final class TryResourceTest {
  private static final int LARGE = 1 << 20;

  @TestHTTPResource("/api/v1/")
  @SuppressWarnings("NullAway.Init")
  URI api;

  @Test
  void offersTheCatalogueAndQuestionsThatAreReady() {
    when()
        .get("/api/v1/try")
        .then()
        .statusCode(200)
        .body("perturbations.name", hasItem("repeat"))
        .body("catalogueVersion", is("2-ab"))
        .body("scenes", hasSize(greaterThan(5)))
        .body("scenes.find { it.name == 'color' }.image", startsWith("data:image/png;base64,"))
        .body("scenes.find { it.name == 'arithmetic' }.image", nullValue());
  }

  @Test
  void bringsViewsAndAnswersTogether() {
    given()
        .contentType("application/json")
        .queryParam("perturbation", "repeat", "a&b")
        .body("{\"question\": \"What?\"}")
        .post("/api/v1/try")
        .then()
        .statusCode(200)
        .body("told.question", is("What?"))
        .body("query", is("perturbation=repeat&perturbation=a&b"))
        .body("checkpoint", is("c-1"))
        .body("views[1].answer.decision", is("B"))
        .body("views[1].flipped", is(true))
        .body("answersMissing", nullValue());
  }

  @Test
  void showsViewsWithoutAnswersAndWhyThereAreNone() {
    post("{\"question\": \"" + ServicesStub.UNANSWERED + "\"}")
        .statusCode(200)
        .body("views", hasSize(2))
        .body("answersMissing", is("inference-service: no model is loaded yet"));
  }

  @Test
  void saysWhatIsWrongWithASample() {
    post("{\"question\": \"" + ServicesStub.REFUSED + "\"}")
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", is("there is no such question"));
  }

  @Test
  void aPictureMayComeHereAndNowhereElse() throws Exception {
    String large = "{\"question\": \"" + "x".repeat(LARGE) + "\"}";

    post(large).statusCode(200);
    given()
        .contentType("application/json")
        .body(large)
        .post("/api/v1/alerts/a/acknowledge")
        .then()
        .statusCode(413);
    assertThat(chunked("alerts/a/acknowledge", LARGE)).isEqualTo(413);
    assertThat(chunked("try", 9 << 20)).isEqualTo(413);
  }

  @Test
  void otherSitesMayNotAskTheModel() {
    given()
        .contentType("application/json")
        .header("Origin", "https://elsewhere.example")
        .body("{}")
        .post("/api/v1/try")
        .then()
        .statusCode(403);
  }

  @Test
  void theFlowSaysWhatIsKnownAndWhatIsNot() {
    when()
        .get("/api/v1/flow")
        .then()
        .statusCode(200)
        .body("services.name", hasItem("perturbation-service"))
        .body("services.find { it.name == 'inference-service' }.standing", is("READY"))
        .body("services.find { it.name == 'inference-service' }.doing", is("SERVING"))
        .body("services.find { it.name == 'trainer-service' }.standing", is("NOT_READY"))
        .body("topics.find { it.name == 'agnoscope.samples' }.records", is(greaterThan(-1)))
        .body("topics.find { it.name == 'agnoscope.hard-examples' }.atMost", is(true))
        .body("groups.find { it.group == 'agnoscope-scoring' }.topic", is("agnoscope.answers"))
        .body("notKnown", hasSize(0));
  }

  private static ValidatableResponse post(String body) {
    return given().contentType("application/json").body(body).post("/api/v1/try").then();
  }

  /** The status that a body of unannounced length is answered with. */
  private int chunked(String path, int bytes) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(api.resolve(path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
