package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Sending.eventually;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.OperatorActionKind;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts, Monitors and what operators say to them, on a real broker. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(ReceiverResource.class)
final class AlertsServiceTest {
  /** As hostile to an address as a key can be. */
  private static final String KEY = "LIVE|a%2Fb/c d?e#f|ü&=+;..";

  private static final String RESOLVED = "LIVE|resolved";
  private static final String MONITOR = "LIVE|tiny/vlm|misleading caption";

  /** Of its own: the detector makes Monitors of what other tests send for theirs. */
  private static final String WATCHED = "watched-by-nobody-else";

  private static boolean produced;

  @Inject RecordCodec codec;

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI home;

  @BeforeEach
  void produceOnce() {
    eventually(() -> when().get("/q/health/ready").then().statusCode(200));
    if (produced) {
      return;
    }
    try (Sending sending = Sending.open(codec)) {
      sending.send(Topics.ALERTS, KEY, TestAlerts.firing(KEY));
      sending.send(Topics.ALERTS, RESOLVED, TestAlerts.resolved(RESOLVED));
      sending.send(Topics.MONITORS, MONITOR, monitor("misleading-caption", MonitorPhase.REGRESSED));
      sending.send(Topics.MONITORS, "second", second());
    }
    eventually(() -> when().get("/api/v1/alerts").then().body("total", is(2)));
    eventually(() -> when().get("/api/v1/monitors?target=" + WATCHED).then().body("total", is(2)));
    produced = true;
  }

  @Test
  void alertsSayWhatHowMuchAndSinceWhen() {
    when()
        .get("/api/v1/alerts")
        .then()
        .statusCode(200)
        .body("items.state", contains("FIRING", "RESOLVED"))
        .body("items[0].key", is(KEY))
        .body("items[0].kind", is("REGRESSION"))
        .body("items[0].attribution", is("MODEL"))
        .body("items[0].group", is("tinyvlm/v3"))
        .body("items[0].baselineRate", is(0.05f))
        .body("items[0].observedRate", is(0.21f))
        .body("items[0].observations", is(840))
        .body("items[0].since", is("2026-05-01T10:00:00Z"))
        .body("items[0].exampleSampleIds", contains("s1", "s2"))
        .body("items[1].resolvedAt", is("2026-05-01T10:10:00Z"));
  }

  @Test
  void alertsAreFilteredAndPaged() {
    when().get("/api/v1/alerts?state=RESOLVED").then().body("items.key", contains(RESOLVED));
    when().get("/api/v1/alerts?kind=LOST").then().body("total", is(0));
    when().get("/api/v1/alerts?target=other").then().body("total", is(0));
    when().get("/api/v1/alerts?limit=1&offset=1").then().body("items.key", contains(RESOLVED));
    when()
        .get("/api/v1/alerts?state=loud")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("FIRING"));
  }

  @Test
  void monitorsSayHowTheyStand() {
    when()
        .get("/api/v1/monitors?phase=REGRESSED&target=" + WATCHED)
        .then()
        .statusCode(200)
        .body("total", is(1))
        .body("items[0].key", is(MONITOR))
        .body("items[0].evidence", is(4.5f))
        .body("items[0].baseline.rate", is(0.05f))
        .body("items[0].baseline.strata[0].bound", is(0.1f));
    when()
        .get("/api/v1/monitors/summary")
        .then()
        .statusCode(200)
        .body("monitors", greaterThanOrEqualTo(2))
        .body("regressed", is(1))
        .body("collecting", greaterThanOrEqualTo(1))
        .body("observations", greaterThanOrEqualTo(220))
        .body("observationsNeeded", greaterThanOrEqualTo(300))
        .body("unwatched.too-many", is(0));
  }

  @Test
  void anAcknowledgementIsOnTheBrokerBeforeItIsAnswered() {
    String id =
        post("/api/v1/alerts/{key}/acknowledge", KEY, "{\"by\":\" Ana \",\"comment\":\"mine\"}")
            .statusCode(202)
            .body("kind", is("ACKNOWLEDGE"))
            .body("subject", is(KEY))
            .body("by", is("Ana"))
            .extract()
            .path("id");

    OperatorAction action = written(id);
    assertThat(action.getKind()).isEqualTo(OperatorActionKind.ACKNOWLEDGE);
    assertThat(action.getSubject()).isEqualTo(KEY);
    assertThat(action.getComment()).isEqualTo("mine");
  }

  @Test
  void aSilenceHasAnEndAndCanBeEnded() {
    String id =
        post("/api/v1/alerts/{key}/silence", KEY, "{\"by\":\"Ana\",\"for\":\"PT2H\"}")
            .statusCode(202)
            .body("until", notNullValue())
            .extract()
            .path("id");
    assertThat(written(id).getUntil())
        .isBetween(Instant.now().plusSeconds(7_000), Instant.now().plusSeconds(7_300));

    String end =
        post("/api/v1/alerts/{key}/unsilence", KEY, "{\"by\":\"Ana\"}")
            .statusCode(202)
            .extract()
            .path("id");
    assertThat(written(end).getKind()).isEqualTo(OperatorActionKind.UNSILENCE);
  }

  @Test
  void aBaselineIsResetOrSet() {
    String reset =
        post("/api/v1/monitors/{key}/baseline", MONITOR, "{\"by\":\"Ana\",\"action\":\"reset\"}")
            .statusCode(202)
            .extract()
            .path("id");
    assertThat(written(reset).getKind()).isEqualTo(OperatorActionKind.RESET_BASELINE);
    assertThat(written(reset).getBaseline()).isNull();

    String set =
        post(
                "/api/v1/monitors/{key}/baseline",
                MONITOR,
                """
                {"by": "Ana", "action": "set", "checkpoint": "v2",
                 "strata": [{"name": "probe/COLOR", "observations": 300, "sum": 15.5}]}
                """)
            .statusCode(202)
            .extract()
            .path("id");
    assertThat(written(set).getBaseline().getStrata())
        .singleElement()
        .satisfies(stratum -> {
          assertThat(stratum.getObservations()).isEqualTo(300);
          assertThat(stratum.getSum()).isEqualTo(15.5);
        });
  }

  @Test
  void unknownKeysAreNotFound() {
    post("/api/v1/alerts/{key}/silence", "nobody", "{\"by\":\"Ana\",\"for\":\"PT2H\"}")
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE);
    post("/api/v1/monitors/{key}/baseline", "nobody", "{\"by\":\"Ana\",\"action\":\"reset\"}")
        .statusCode(404);
    given().get("/api/v1/alerts/nobody").then().statusCode(404);
  }

  @Test
  void badBodiesAreRefused() {
    for (String body :
        new String[] {
          "",
          "null",
          "[]",
          "{",
          "{}",
          "{\"by\":\" \"}",
          "{\"by\":\"a\\nb\"}",
          "{\"by\":\"x\"} {}",
          "{\"by\":\"Ana\",\"unknown\":1}",
          "{\"by\":\"" + "x".repeat(101) + "\"}"
        }) {
      post("/api/v1/alerts/{key}/acknowledge", KEY, body)
          .statusCode(400)
          .contentType(Problem.MEDIA_TYPE);
    }
    post("/api/v1/alerts/{key}/silence", KEY, "{\"by\":\"Ana\",\"for\":\"P99D\"}").statusCode(400);
    post("/api/v1/monitors/{key}/baseline", MONITOR, "{\"by\":\"Ana\",\"action\":\"set\"}")
        .statusCode(400)
        .body("detail", containsString("strata"));
  }

  @Test
  void otherSitesCannotChangeAnything() {
    String body = "{\"by\":\"Mallory\"}";
    acknowledge(json().header("Origin", "https://elsewhere.example"), body).statusCode(403);
    acknowledge(json().header("Origin", "null"), body).statusCode(403);
    acknowledge(given().contentType("text/plain"), body).statusCode(415);
    acknowledge(given().contentType("application/x-www-form-urlencoded"), "by=M").statusCode(415);
    acknowledge(json().header("Origin", "http://" + home.getAuthority()), body).statusCode(202);
  }

  @Test
  void prometheusSeesWhatIsFiring() {
    eventually(() ->
        assertThat(when().get("/q/metrics").asString().lines().filter(AlertsServiceTest::ofAlerts))
            .contains(
                "agnoscope_alerts_active{kind=\"regression\"} 1.0",
                "agnoscope_alerts_active{kind=\"stalled\"} 0.0",
                regression("misleading-caption") + " 1.0",
                regression("ocr-noise") + " 0.0"));
  }

  /** Of all metrics only these, for a failure prints what it looked at. */
  private static boolean ofAlerts(String line) {
    return line.matches("agnoscope_(alerts|regression)_active.*");
  }

  private static String regression(String perturbation) {
    return "agnoscope_regression_active{aspect=\"\",perturbation=\"%s\",target=\"%s\",task_class=\"IMAGE_HEAVY\"}"
        .formatted(perturbation, WATCHED);
  }

  @Test
  void theConfiguredWebhookIsTold() {
    eventually(() ->
        assertThat(
                when()
                    .get("/q/metrics")
                    .asString()
                    .lines()
                    .filter(line -> line.startsWith("agnoscope_notifications_total")))
            .anyMatch(line ->
                line.contains("outcome=\"delivered\",receiver=\"webhook-0\"")
                    && !line.endsWith(" 0.0"))
            .anyMatch(line -> line.contains("given-up-away") && line.endsWith(" 0.0")));
  }

  @Test
  void theCallsAreInTheOpenApiDocument() {
    Map<String, Object> paths =
        given()
            .accept("application/json")
            .get("/q/openapi?format=json")
            .then()
            .extract()
            .path("paths");
    assertThat(paths.keySet())
        .contains(
            "/api/v1/alerts/{key}/acknowledge",
            "/api/v1/alerts/{key}/silence",
            "/api/v1/alerts/{key}/unsilence",
            "/api/v1/monitors/{key}/baseline");
  }

  private static RequestSpecification json() {
    return given().contentType("application/json");
  }

  private static ValidatableResponse acknowledge(RequestSpecification request, String body) {
    return request.pathParam("key", KEY).body(body).post("/api/v1/alerts/{key}/acknowledge").then();
  }

  private static ValidatableResponse post(String path, String key, String body) {
    return json().pathParam("key", key).body(body).post(path).then();
  }

  private OperatorAction written(String id) {
    return Received.first(
        codec,
        Topics.OPERATOR_ACTIONS,
        action -> action.getId().equals(id),
        Duration.ofSeconds(20));
  }

  private static MonitorState monitor(String perturbation, MonitorPhase phase) {
    return watched(TestAlerts.monitor(MONITOR, perturbation, phase));
  }

  private static MonitorState second() {
    return watched(TestAlerts.monitor("second", "ocr-noise", MonitorPhase.COLLECTING));
  }

  private static MonitorState watched(MonitorState monitor) {
    monitor.setTarget(WATCHED);
    return monitor;
  }
}
