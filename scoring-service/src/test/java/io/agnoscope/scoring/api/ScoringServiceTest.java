package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Sending.eventually;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.topology.TestTrial;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service as it runs, on a real broker: what goes into the topics comes out of the API. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
final class ScoringServiceTest {
  private static final byte[] PIXELS = {1, 2, 3, 4};
  private static final String SHA = Sha256.hex(PIXELS);
  private static boolean produced;

  @Inject RecordCodec codec;

  /**
   * Ten misled Trials, one of them twice, one Sample yet unanswered, one poisonous record, one
   * checkpoint.
   */
  @BeforeEach
  void produceOnce() {
    eventually(() -> when().get("/q/health/ready").then().statusCode(200));
    if (produced) {
      return;
    }
    produced = true;
    try (Sending sending = Sending.open(codec)) {
      for (int i = 0; i < 10; i++) {
        TestTrial trial =
            TestTrial.of("s" + i)
                .createdAt(Instant.now())
                .image(SHA, PIXELS)
                .clean("A")
                .repeat("A")
                .caption("B");
        sending.send(Topics.SAMPLES, "s" + i, trial.sample());
        sending.send(Topics.ANSWERS, "s" + i, trial.answers());
        if (i == 0) {
          sending.send(Topics.ANSWERS, "s0", trial.answers());
        }
      }
      sending.send(Topics.SAMPLES, "open", TestTrial.of("open").sample());
      sending.send(Topics.SAMPLES, "bad", TestTrial.of("bad").sample());
      sending.sendBytes(Topics.ANSWERS, "bad", new byte[] {1, 2});
      sending.send(Topics.CHECKPOINTS, "tinyvlm/1", checkpoint());
      sending.send(Topics.COMPARISONS, "tinyvlm|v1|v0|false", comparison());
    }
  }

  @Test
  void interferenceHasARowPerSeries() {
    eventually(
        () -> interference("").body("find { it.perturbation == 'misleading-caption' }.n", is(10)));

    interference("?perturbation=misleading-caption&target=tinyvlm&checkpoint=v1")
        .body("", hasSize(1))
        .body("[0].taskClass", is("IMAGE_HEAVY"))
        .body("[0].kind", is("PERTURBATION"))
        .body("[0].split", is("TRAIN"))
        .body("[0].flipRate", is(1.0f))
        .body("[0].flipRateLow", is(0.7224672f))
        .body("[0].flipRateHigh", is(1.0f))
        .body("[0].noiseFloor", is(0.0f))
        .body("[0].excess", is(1.0f))
        .body("[0].excessN", is(10))
        .body("[0].labelled", is(10))
        .body("[0].accuracyDrop", is(1.0f))
        .body("[0].accuracyDropHigh", is(1.0f))
        .body("[0].jsDivergenceN", is(10))
        .body("[0].jsDivergenceBoundedN", is(0))
        .body("[0].meaning", nullValue())
        .body("[0].misledRate", is(1.0f))
        .body("[0].accuracyClean", is(1.0f))
        .body("[0].accuracyPerturbed", is(0.0f))
        .body("[0].rightToWrong", is(10))
        .body("[0].window", is("total"))
        .body("[0].validity", is("INSUFFICIENT"))
        .body("[0].measurementVersion", is("m1"));
    interference("?perturbation=repeat").body("[0].misledRate", nullValue());
    interference("?run=no-such-replay").body("", hasSize(0)).header("X-Total-Count", "0");
    interference("?target=tinyvlm&limit=1&offset=1")
        .header("X-Total-Count", "2")
        .body("", hasSize(1))
        .body("[0].perturbation", is("repeat"));
    eventually(() -> interference("?window=PT15M&perturbation=repeat").body("[0].n", is(10)));
  }

  @Test
  void agnosiaHasARowPerAspect() {
    eventually(() ->
        when()
            .get("/api/v1/agnosia")
            .then()
            .statusCode(200)
            .body("", hasSize(1))
            .body("[0].aspect", is("COLOR"))
            .body("[0].n", is(10))
            .body("[0].accuracy", is(1.0f))
            .body("[0].agnosia", is(0.0f))
            .body("[0].chance", is(0.33333334f))
            .body("[0].invalidRate", is(0.0f))
            .body("[0].circularAccuracy", nullValue()));
  }

  @Test
  void controlsHaveARowPerCheckpointAndTaskClass() {
    eventually(() ->
        when()
            .get("/api/v1/controls?target=tinyvlm&checkpoint=v1")
            .then()
            .statusCode(200)
            .header("X-Total-Count", "1")
            .body("", hasSize(1))
            .body("[0].taskClass", is("IMAGE_HEAVY"))
            .body("[0].measurementVersion", is("m1"))
            .body("[0].noiseFloor.value", is(0.0f))
            .body("[0].noiseFloor.low", is(0.0f))
            .body("[0].noiseFloor.high", is(0.2775328f))
            .body("[0].noiseFloor.n", is(10))
            .body("[0].positionBias.value", nullValue())
            .body("[0].positionBias.n", is(0))
            .body("[0].truthfulHintGain.n", is(0))
            .body("[0].window", is("total")));
    when().get("/api/v1/controls?run=no-such-replay").then().statusCode(200).body("", hasSize(0));
    problem("/api/v1/controls?window=PT2M", 400, "window");
  }

  @Test
  void thePipelineIsConservedById() {
    eventually(() ->
        when()
            .get("/api/v1/pipeline")
            .then()
            .statusCode(200)
            .body("accepted", greaterThanOrEqualTo(12))
            .body("duplicates", is(1))
            .body("deadLetters", greaterThanOrEqualTo(1))
            .body("sources.probe.accepted", is(12))
            .body("sources.probe.scored", is(10))
            .body("sources.probe.deadLettered", is(1))
            .body("sources.probe.inFlight", is(1))
            .body("sources.probe.lost", is(0))
            .body("sources.probe.sampledOut", is(0))
            .body("sources.probe.taskClassBasis.DECLARED", is(12)));
  }

  @Test
  void timelineHasAPointPerMinute() {
    eventually(() ->
        when()
            .get("/api/v1/timeline?perturbation=misleading-caption")
            .then()
            .statusCode(200)
            .body("n.sum()", is(10))
            .body("flipRate", everyItem(is(1.0f)))
            .body("checkpoint", everyItem(is("v1"))));
  }

  @Test
  void hardExamplesComeWithTheirPictures() {
    eventually(
        () -> when().get("/api/v1/hard-examples").then().statusCode(200).body("total", is(10)));

    String url =
        when()
            .get("/api/v1/hard-examples?limit=2&perturbation=misleading-caption&aspect=COLOR")
            .then()
            .body("items", hasSize(2))
            .body("items[0].reasons", equalTo(List.of("FLIPPED")))
            .body("items[0].views", hasSize(2))
            .extract()
            .path("items[0].views[0].images[0].url");
    byte[] content =
        when()
            .get(url)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("X-Content-Type-Options", "nosniff")
            .header("Cache-Control", containsString("no-store"))
            .extract()
            .asByteArray();
    assertThat(content).isEqualTo(PIXELS);
    when().get("/api/v1/hard-examples?perturbation=repeat").then().body("items", hasSize(0));
    when().get("/api/v1/hard-examples?flip=MISLED&id=s3").then().body("items", hasSize(1));
    when()
        .get("/api/v1/hard-examples/counts")
        .then()
        .statusCode(200)
        .body("total", is(10))
        .body("flip.RIGHT_TO_WRONG", is(10));
  }

  @Test
  void picturesOfTheBankAreServed() {
    String black =
        Catalogue.standard().images().stream()
            .map(image -> image.sha256())
            .findFirst()
            .orElseThrow();

    when()
        .get("/api/v1/images/" + black)
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Cache-Control", containsString("immutable"));
  }

  @Test
  void checkpointsCarryTheirManifest() {
    eventually(() ->
        when()
            .get("/api/v1/checkpoints")
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].state", is("PROMOTED"))
            .body("items[0].manifest.accuracy.COLOR", is(0.97f))
            .body("items[0].comparisons", hasSize(1))
            .body("items[0].comparisons[0].with", is("v0"))
            .body("items[0].comparisons[0].as", is("SHADOW"))
            .body("items[0].comparisons[0].pairs", is(200))
            .body("items[0].comparisons[0].worse", is(3.5f)));
  }

  @Test
  void everyErrorIsAProblem() {
    problem("/api/v1/interference?window=PT2M", 400, "window");
    problem("/api/v1/hard-examples?limit=many", 400, "limit");
    problem("/api/v1/hard-examples?flip=SIDEWAYS", 400, "MISLED");
    problem("/api/v1/timeline", 400, "perturbation");
    problem("/api/v1/timeline?perturbation=x&span=PT99H", 400, "span");
    problem("/api/v1/images/nothing", 400, "SHA-256");
    problem("/api/v1/images/" + "0".repeat(64), 404, "not kept");
    problem("/api/v1/nothing", 404, "openapi");
    problem("/api/v1/agnosia?aspect=TASTE", 400, "COLOR");
    problem("/api/v1/interference?target=" + "x".repeat(301), 400, "target");
    problem("/api/v1/timeline?perturbation=x&run=" + "x".repeat(301), 400, "run");
    problem("/api/v1/interference?limit=10001", 400, "limit");
    problem("/api/v1/trials?offset=-1", 400, "offset");
    given().post("/api/v1/pipeline").then().statusCode(405).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void prometheusSeesTheSeries() {
    eventually(() ->
        when()
            .get("/q/metrics")
            .then()
            .statusCode(200)
            .body(containsString("agnoscope_views_total{checkpoint=\"v1\""))
            .body(containsString("agnoscope_js_divergence_nats_sum{"))
            .body(containsString("agnoscope_samples_total{outcome=\"accepted\""))
            .body(containsString("agnoscope_trials_total{outcome=\"duplicate\""))
            .body(containsString("agnoscope_dead_letters_total{cause=\"undecodable\""))
            .body(containsString("agnoscope_checkpoint_info{")));
  }

  @Test
  void theRunsThatHaveFiguresAreListed() {
    eventually(() ->
        when()
            .get("/api/v1/runs")
            .then()
            .statusCode(200)
            .body("total", is(1))
            .body("items[0].run", is("LIVE"))
            .body("items[0].series", greaterThanOrEqualTo(3))
            .body("items[0].views", greaterThanOrEqualTo(20)));
  }

  @Test
  void otherInstancesGetSharesAndNothingElse() {
    given()
        .get("/internal/v1/shares/series?reach=TOTAL&run=LIVE")
        .then()
        .statusCode(200)
        .contentType("application/vnd.agnoscope.share");
    given().get("/internal/v1/shares/counts").then().statusCode(200);
    given().get("/internal/v1/shares/series?reach=EVERYTHING").then().statusCode(400);
    given().get("/internal/v1/shares/series?run=" + "x".repeat(2_000)).then().statusCode(400);
  }

  @Test
  void itIsAlive() {
    when().get("/q/health/live").then().statusCode(200);
  }

  private static void problem(String path, int status, String detail) {
    when()
        .get(path)
        .then()
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("status", is(status))
        .body("detail", containsString(detail));
  }

  private static ValidatableResponse interference(String query) {
    return when().get("/api/v1/interference" + query).then().statusCode(200);
  }

  private static CheckpointComparison comparison() {
    return CheckpointComparison.newBuilder()
        .setTarget("tinyvlm")
        .setNewer("v1")
        .setOlder("v0")
        .setNewerServes(false)
        .setPairs(200)
        .setWorse(3.5)
        .setBetter(20)
        .setSince(Instant.EPOCH)
        .setAt(Instant.EPOCH)
        .build();
  }

  private static CheckpointEvent checkpoint() {
    CheckpointEvent event = new CheckpointEvent();
    event.setTarget("tinyvlm");
    event.setVersion(1);
    event.setCheckpoint("v1");
    event.setState(CheckpointState.PROMOTED);
    event.setUri("file:/nowhere");
    event.setSha256("0".repeat(64));
    event.setManifest("{\"accuracy\": {\"COLOR\": 0.97}}");
    event.setReason("first");
    event.setAt(Instant.EPOCH);
    return event;
  }
}
