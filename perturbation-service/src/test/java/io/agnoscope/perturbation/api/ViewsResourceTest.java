package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.agnoscope.perturbation.ingest.Pictures;
import io.agnoscope.schemas.identity.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class ViewsResourceTest {

  private static final byte[] PNG = Pictures.encoded("png", 64, 64);
  private static final String ABOUT_A_PICTURE =
      """
      {"id": "v", "question": "What color is it?", "image": "%s",
       "multiple_choices": {"A": "red", "B": "blue"}, "multiple_choices_answer": "A",
       "task_class": "IMAGE_HEAVY"}
      """
          .formatted(Pictures.dataUrl(PNG));

  @Inject MemorySampleLog log;

  @Test
  void showsWhatTheCatalogueMakesAndSendsNothing() {
    log.reset();

    ValidatableResponse shown = post(ABOUT_A_PICTURE).statusCode(200);

    shown
        .body("sampleId", equalTo("v"))
        .body("taskClass", equalTo("IMAGE_HEAVY"))
        .body("views[0].id", equalTo("clean"))
        .body(
            "views.perturbation",
            hasItems("misleading-caption", "typographic-attack", "rotated-options", "repeat"))
        .body("views.find { it.id == 'misleading-caption' }.parts.inserted", hasItem(true))
        .body("views.find { it.id == 'misleading-caption' }.distractor", equalTo("B"))
        .body(
            "views.find { it.id == 'rotated-options/1' }.options.canonicalLetter",
            contains("B", "A"))
        .body("pictures", hasKey(Sha256.hex(PNG)))
        .body("notMade.find { it.perturbation == 'black-image' }.cause", equalTo("unsound"))
        .body("notMade.find { it.perturbation == 'ocr-noise' }.cause", equalTo("switched-off"));
    String made =
        shown.extract().path("views.find { it.id == 'typographic-attack' }.parts[0].sha256");
    shown.body("pictures." + '"' + made + '"', containsString("data:image/png;base64,"));
    assertThat(log.samples).isEmpty();
  }

  @Test
  void makesTheChosenOnly() {
    given()
        .contentType("application/json")
        .queryParam("perturbation", "truthful-hint", "black-image")
        .body(ABOUT_A_PICTURE)
        .post("/api/v1/views")
        .then()
        .statusCode(200)
        .body("views.id", contains("clean", "truthful-hint"))
        .body("notMade.perturbation", contains("black-image"))
        .body("notMade[0].reason", containsString("TEXT_HEAVY"));
  }

  @Test
  void saysWhatASampleLacks() {
    post("{\"question\": \"Is 7 larger than 4?\"}")
        .statusCode(200)
        .body("taskClass", equalTo("TEXT_HEAVY"))
        .body("views.perturbation", not(hasItem("typographic-attack")))
        .body(
            "notMade.find { it.perturbation == 'typographic-attack' }.cause",
            equalTo("not-applicable"));
  }

  @Test
  void namesWhatThereIsWhenAPerturbationIsUnknown() {
    given()
        .contentType("application/json")
        .queryParam("perturbation", "nonsense")
        .body(ABOUT_A_PICTURE)
        .post("/api/v1/views")
        .then()
        .statusCode(400)
        .body("cause", equalTo("unknown-perturbation"))
        .body("reason", containsString("nonsense"))
        .body("reason", containsString("misleading-caption"));
  }

  @Test
  void judgesASampleLikeAnyOther() {
    post("{\"id\": \"a\"}").statusCode(422).body("cause", equalTo("missing-question"));
    post("").statusCode(400).body("cause", equalTo("empty-body"));
    post(new String(new char[(4 << 20) + 1]).replace('\0', ' ')).statusCode(413);
  }

  @Test
  void listsTheCatalogue() {
    given()
        .get("/api/v1/perturbations")
        .then()
        .statusCode(200)
        .body("perturbations.find { it.name == 'black-image' }.soundFor", contains("TEXT_HEAVY"))
        .body("perturbations.find { it.name == 'ocr-noise' }.on", equalTo(false));
  }

  private static ValidatableResponse post(String sample) {
    return given().contentType("application/json").body(sample).post("/api/v1/views").then();
  }
}
