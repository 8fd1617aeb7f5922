package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Sending.eventually;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agnoscope.images.ImageStore;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.topology.TestTrial;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Mirrored traffic as an operator sees it. It has a target and a source of its own, so that the
 * figures of other tests stay theirs.
 */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
final class TrafficServiceTest {
  private static final String SOURCE = "mirror";

  @Inject RecordCodec codec;
  @Inject ImageStore store;

  @BeforeEach
  void ready() {
    eventually(() -> when().get("/q/health/ready").then().statusCode(200));
  }

  @Test
  void aMirroredTrialIsShownWithThePictureThatWasSent() {
    byte[] pixels = {7, 7, 7};
    String sha = Sha256.hex(pixels);
    send(mirrored("shown").image(sha, pixels).clean("A").repeat("A"));

    eventually(() ->
        given()
            .queryParam("source", SOURCE)
            .queryParam("id", "shown")
            .get("/api/v1/trials")
            .then()
            .statusCode(200)
            .body("total", is(1))
            .body("items[0].sampleId", is("shown"))
            .body("items[0].taskClassBasis", is("STRUCTURE"))
            .body("items[0].question[0].sha256", is(sha))
            .body("items[0].question[1].text", is("What is shown?"))
            .body("items[0].options", hasSize(3))
            .body("items[0].views.id", equalTo(List.of("clean", "repeat")))
            .body("items[0].views[0].flipped", nullValue())
            .body("items[0].views[1].flipped", is(false))
            .body("items[0].views[1].decision", is("A")));
    assertThat(when().get("/api/v1/images/" + sha).then().statusCode(200).extract().asByteArray())
        .isEqualTo(pixels);
  }

  @Test
  void aLargePictureIsServedByteForByteAndGoneWhenItIsErased() throws IOException {
    byte[] pixels = new byte[24 << 20];
    new Random(5).nextBytes(pixels);
    String sha = Sha256.hex(pixels);
    String uri = store.put("large", sha, pixels).toString();
    send(mirrored("large").storedImage(sha, uri).clean("A").repeat("A"));
    eventually(() -> when().get("/api/v1/trials/large").then().statusCode(200));

    byte[] served =
        when()
            .get("/api/v1/images/" + sha)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("Content-Length", is(Integer.toString(pixels.length)))
            .extract()
            .asByteArray();
    assertThat(Sha256.hex(served)).isEqualTo(sha);

    assertThat(store.erase("large")).isEqualTo(1);
    when()
        .get("/api/v1/images/" + sha)
        .then()
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("not kept"));
  }

  @Test
  void aPictureThatNoKeptRecordNamesIsNotServed() throws IOException {
    byte[] pixels = {5, 5, 5};
    String sha = Sha256.hex(pixels);
    store.put("nobody-shows-it", sha, pixels);

    when().get("/api/v1/images/" + sha).then().statusCode(404);
  }

  @Test
  void probesComeLastAndTheirSourceCanBeChosen() {
    send(mirrored("before-probes").clean("A").repeat("A"));
    send(mirrored("a-probe").source("probe").clean("A").repeat("A"));

    eventually(() ->
        when()
            .get("/api/v1/trials?limit=200")
            .then()
            .body("items.sampleId", hasItem("before-probes"))
            .body("items.sampleId", hasItem("a-probe"))
            .body("items[0].source", is(SOURCE))
            .body("items[-1].source", is("probe")));
    when().get("/api/v1/trials?source=probe").then().body("items.source", not(hasItem(SOURCE)));
  }

  @Test
  void oneTrialIsFoundByAnIdOfAnyForm() {
    send(mirrored("a/b ü?").clean("A").repeat("A"));

    eventually(() ->
        given()
            .pathParam("id", "a/b ü?")
            .get("/api/v1/trials/{id}")
            .then()
            .statusCode(200)
            .body("sampleId", is("a/b ü?")));
    when()
        .get("/api/v1/trials/nobody")
        .then()
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("kept"));
  }

  @Test
  void anErasedSampleIsNotShownAndIsNoDeadLetter() {
    byte[] pixels = {6, 6, 6};
    String sha = Sha256.hex(pixels);
    send(mirrored("erased").image(sha, pixels).clean("A").repeat("A"));
    eventually(() -> when().get("/api/v1/trials/erased").then().statusCode(200));

    try (Sending sending = Sending.open(codec)) {
      sending.erase(Topics.SAMPLES, "erased");
      sending.erase(Topics.ANSWERS, "erased");
      sending.erase(Topics.HARD_EXAMPLES, "erased");
      sending.erase(Topics.DEAD_LETTERS, "erased");
    }

    eventually(() -> when().get("/api/v1/trials/erased").then().statusCode(404));
    when().get("/api/v1/images/" + sha).then().statusCode(404);
    send(mirrored("behind-the-erasure").clean("A").repeat("A"));
    eventually(() -> when().get("/api/v1/trials/behind-the-erasure").then().statusCode(200));
    when().get("/api/v1/pipeline").then().body("sources.mirror.deadLettered", is(0));
  }

  @Test
  void whatTheBudgetLeftOutStandsInThePipeline() {
    send(mirrored("after-19").source("access-log").sampledOutBefore(19).clean("A").repeat("A"));

    eventually(() ->
        when()
            .get("/api/v1/pipeline")
            .then()
            .body("sources.access-log.accepted", is(1))
            .body("sources.access-log.sampledOut", is(19))
            .body("sources.access-log.taskClassBasis.STRUCTURE", is(1))
            .body("sampledOut", is(19)));
  }

  private static TestTrial mirrored(String id) {
    return TestTrial.of(id)
        .source(SOURCE)
        .target("zz-production")
        .basis(TaskClassBasis.STRUCTURE)
        .aspect(null)
        .createdAt(Instant.now());
  }

  private void send(TestTrial trial) {
    String id = trial.sample().getId();
    try (Sending sending = Sending.open(codec)) {
      if (!trial.sample().getSource().equals("probe")) {
        sending.send(Topics.SAMPLES, id, trial.sample());
      }
      sending.send(Topics.ANSWERS, id, trial.answers());
    }
  }
}
