package io.agnoscope.inference.views;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agnoscope.inference.NoBroker;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.chat.ServedFake;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoBroker.class)
class AnswersResourceTest {

  @Inject ServedFake served;

  @AfterEach
  void load() {
    served.loaded = true;
  }

  @Test
  void answersEachViewInTheSamplesOwnLetters() {
    served.model.batches.clear();

    post(Requests.views("clean", "misleading-caption", "rotated-options/1", "repeat"))
        .statusCode(200)
        .body("checkpoint", equalTo("fake-1"))
        .body("target", equalTo("tinyvlm"))
        .body("measurementVersion", equalTo("c2-abcd/fake-1"))
        .body(
            "answers.viewId",
            contains("clean", "misleading-caption", "rotated-options/1", "repeat"))
        .body("answers.decision", contains("A", "A", "B", "A"))
        .body("answers[0].probabilities", contains(0.7f, 0.3f))
        .body("answers[0].unanswered", nullValue());

    List<List<Ask>> asked = served.model.batches;
    assertThat(asked).extracting(List::size).containsExactly(3, 1);
    assertThat(asked.getFirst())
        .allSatisfy(ask ->
            assertThat(ask.pictures())
                .extracting(Picture::sha256)
                .containsExactly(Requests.sha256()));
    assertThat(asked.getFirst().get(1).text()).isEqualTo("It is a cross. What is it?");
  }

  @Test
  void saysOfAPictureThatIsNotThereWhichViewLacksIt() {
    post(Requests.views("clean").replace("\"pictures\"", "\"others\""))
        .statusCode(200)
        .body("answers[0].unanswered", equalTo("image-not-found"));
  }

  @Test
  void refusesWhatIsNoRequest() {
    refused("nonsense", 400, "JSON");
    refused("{}", 422, "no View");
    refused(Requests.views("clean", "clean"), 422, "repeat");
    refused(Requests.views("clean").replace("\"USER\"", "\"NOBODY\""), 422, "role");
    refused(Requests.views("clean").replace(Requests.sha256(), "00"), 422, "SHA-256");
    refused(Requests.views("clean").replace("data:image/png", "http://x/"), 422, "data URL");
  }

  @Test
  void saysThatNoModelIsLoadedYet() {
    served.loaded = false;

    post(Requests.views("clean"))
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .contentType("application/problem+json")
        .body("detail", containsString("no model"));
  }

  private static void refused(String body, int status, String detail) {
    post(body).statusCode(status).body("detail", containsString(detail));
  }

  private static ValidatableResponse post(String body) {
    return given().contentType("application/json").body(body).post("/api/v1/answers").then();
  }
}
