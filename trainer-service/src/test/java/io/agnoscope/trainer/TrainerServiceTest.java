package io.agnoscope.trainer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.signing.TrustedKeys;
import io.agnoscope.schemas.signing.Verdict;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.kafka.Brokers;
import io.agnoscope.trainer.kafka.CheckpointLog;
import io.agnoscope.trainer.kafka.Outbox;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service on a real broker, with a model that learns at once. */
@QuarkusTest
@TestProfile(TrainerServiceTest.Quick.class)
@WithTestResource(KafkaResource.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets them.
public class TrainerServiceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Brokers brokers;
  @Inject RecordCodec codec;
  @Inject Outbox outbox;
  @Inject Producer<String, byte[]> producer;
  @Inject CheckpointLog log;
  @Inject TrainerConfig config;
  @Inject MemoryTraces traces;

  /** Small runs, soon. */
  public static final class Quick implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.ofEntries(
          Map.entry("agnoscope.trainer.min-hard-examples", "5"),
          Map.entry("agnoscope.trainer.warm-up", "PT0S"),
          Map.entry("agnoscope.trainer.cooldown", "PT1H"),
          Map.entry("agnoscope.trainer.steps", "3"),
          Map.entry("agnoscope.trainer.shadow.trials", "20"),
          Map.entry("agnoscope.trainer.gate.clean-per-family", "250"),
          Map.entry("agnoscope.trainer.gate.more-per-family", "0"),
          Map.entry("agnoscope.trainer.gate.perturbed-per-family", "40"));
    }
  }

  @BeforeEach
  void ready() {
    await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
  }

  private List<SpanData> spans(String name) {
    return traces.spans.all().stream().filter(span -> span.getName().equals(name)).toList();
  }

  @Test
  void makesACheckpointOfHardExamplesAndObeysItsOperator() throws Exception {
    // Given: five hard examples of now, and a record that is none.
    producer
        .send(
            new ProducerRecord<>(
                Topics.HARD_EXAMPLES.name(),
                "poison",
                "no record at all".getBytes(StandardCharsets.UTF_8)))
        .get();
    for (int index = 0; index < 5; index++) {
      var hard = HardExampleRecords.mixed("live", index, Instant.now());
      try (ActiveSpan scored =
          traces
              .spans
              .traces()
              .follow("score", SpanKind.CONSUMER, TraceHeaders.of(RecordedSpans.TRACEPARENT))) {
        outbox.write(Topics.HARD_EXAMPLES, hard.getSampleId(), hard);
      }
    }

    // Then: a Candidate, in shadow with the gate's figures.
    await()
        .atMost(PATIENCE)
        .until(() -> given().get("/api/v1/trainer").jsonPath().get("lastRun") != null);
    given()
        .get("/api/v1/trainer")
        .then()
        .statusCode(200)
        .body("lastRun.outcome", equalTo("SHADOW"))
        .body("shadow.version", equalTo(2))
        .body("shadow.trials", equalTo(20))
        .body("serving.version", equalTo(1));
    List<CheckpointEvent> events = announced();
    assertThat(events)
        .extracting(CheckpointEvent::getVersion, CheckpointEvent::getState)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, CheckpointState.PROMOTED),
            org.assertj.core.groups.Tuple.tuple(2, CheckpointState.CANDIDATE),
            org.assertj.core.groups.Tuple.tuple(2, CheckpointState.SHADOW));
    assertThat(events.getFirst().getReason()).isEqualTo("first checkpoint");
    assertThat(events.getLast().getManifest()).contains("\"gate\"").contains("perturbations");

    TrustedKeys trusted =
        TrustedKeys.read(config.checkpoints().signing().trustedKeys().orElseThrow());
    assertThat(events).extracting(trusted::judge).containsOnly(Verdict.TRUSTED);
    assertThat(events)
        .extracting(event -> event.getSignature().getSequence())
        .isSorted()
        .doesNotHaveDuplicates();
    given()
        .get("/api/v1/trainer")
        .then()
        .body("signatures.keyId", equalTo(trusted.ids().getFirst()))
        .body("signatures.refused", empty());

    // And: the examples' traces end here, and the run is one of its own, linked with them.
    await().atMost(PATIENCE).until(() -> !spans("training run").isEmpty());
    assertThat(spans("process agnoscope.hard-examples"))
        .filteredOn(span -> span.getTraceId().equals(RecordedSpans.TRACE))
        .hasSize(5)
        .allSatisfy(
            span -> assertThat(span.getAttributes().get(SpanAttributes.OUTCOME)).isEqualTo("kept"));
    SpanData run = traces.spans.named("training run");
    assertThat(run.getParentSpanContext().isValid()).isFalse();
    assertThat(run.getAttributes().get(SpanAttributes.OUTCOME)).isEqualTo("shadow");
    assertThat(run.getLinks())
        .hasSize(5)
        .allMatch(link -> link.getSpanContext().getTraceId().equals(RecordedSpans.TRACE));
    assertThat(List.of(traces.spans.named("train"), traces.spans.named("gate")))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(run.getSpanId());

    String first = events.getFirst().getCheckpoint();

    // And: the poison is a dead letter with its bytes.
    assertThat(read(Topics.DEAD_LETTERS, DeadLetter.class))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.getStage()).isEqualTo("train");
          assertThat(letter.getSampleId()).isEqualTo("poison");
          assertThat(StandardCharsets.UTF_8.decode(letter.getValue()).toString())
              .isEqualTo("no record at all");
        });
    given()
        .get("/api/v1/trainer")
        .then()
        .body("hardExamples.buffered", equalTo(5))
        .body("hardExamples.collected.flipped", equalTo(5))
        .body("state", equalTo("WAITING"));
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("agnoscope_training_runs_total{outcome=\"shadow\"} 1.0"))
        .body(containsString("agnoscope_hard_examples_collected_total{reason=\"wrong\"} 5.0"))
        .body(containsString("agnoscope_training_step_seconds_count 3"))
        .body(containsString("agnoscope_dead_letters_total{"));

    // When it was not worse on enough Trials: it serves.
    compared("parent of no interest", false, 100, true);
    compared(first, false, 19, false);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            given().get("/api/v1/trainer").then().body("shadow.comparison.pairs", equalTo(19)));
    compared(first, false, 20, false);
    awaitServing(2);
    CheckpointEvent promoted = announced().getLast();
    assertThat(promoted.getState()).isEqualTo(CheckpointState.PROMOTED);
    assertThat(promoted.getReason()).contains("not worse in shadow: on 20 Trials");
    assertThat(promoted.getManifest()).contains("\"gate\"").contains("\"shadow\":{");

    // When it does worse than its parent while it serves: that one serves, without an order.
    compared(first, true, 40, true);
    awaitServing(1);
    given()
        .get("/api/v1/trainer")
        .then()
        .body("checkpoints[0].state", equalTo("ROLLED_BACK"))
        .body("checkpoints[0].reason", containsString("rolled back by itself"));

    // And it is not offered again.
    given()
        .contentType(ContentType.JSON)
        .body("{\"version\": 2}")
        .post("/api/v1/trainer/promote")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("it does worse"));
    Lineage told = log.read("tinyvlm");
    assertThat(told.serving().orElseThrow().identity().version()).isEqualTo(1);
    given()
        .contentType(ContentType.JSON)
        .post("/api/v1/trainer/rollback")
        .then()
        .statusCode(409)
        .body("detail", containsString("no promoted checkpoint before it"));

    // When an alert blames the serving model: it asks for a run, which waits for the cooldown.
    String serving = told.serving().orElseThrow().identity().checkpoint();
    outbox.write(Topics.ALERTS, "a", alert("a", serving, Attribution.TRAFFIC, "the traffic did"));
    outbox.write(Topics.ALERTS, "b", alert("b", "another", Attribution.MODEL, "another did"));
    outbox.write(Topics.ALERTS, "c", alert("c", serving, Attribution.MODEL, "it got worse"));
    await()
        .atMost(PATIENCE)
        .until(() -> "it got worse".equals(given().get("/api/v1/trainer").path("next.alert")));
    given().get("/api/v1/trainer").then().body("next.due", equalTo(false));

    given()
        .get("/api/v1/trainer/checkpoints")
        .then()
        .statusCode(200)
        .body("version", equalTo(List.of(2, 1)))
        .body("state", equalTo(List.of("ROLLED_BACK", "PROMOTED")))
        .body("kept", equalTo(List.of(true, true)))
        .body("[0].gate.families.size()", equalTo(9))
        .body("[0].run.cause", containsString("HARD_EXAMPLES: 5"))
        .body("[1].serving", equalTo(true));

    // When the operator wants a run: it starts all the same.
    given()
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"a second try\", \"seed\": 7}")
        .post("/api/v1/trainer/train")
        .then()
        .statusCode(202);
    given()
        .contentType(ContentType.JSON)
        .post("/api/v1/trainer/train")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("a run is under way"));
    await()
        .atMost(PATIENCE)
        .until(() -> given().get("/api/v1/trainer").<Integer>path("lastRun.version") == 3);
    given()
        .get("/api/v1/trainer")
        .then()
        .body("lastRun.cause.kind", equalTo("OPERATOR"))
        .body("lastRun.cause.detail", containsString("a second try"));
  }

  private static Alert alert(String key, String checkpoint, Attribution attribution, String why) {
    Instant now = Instant.now();
    return Alert.newBuilder()
        .setKey(key)
        .setState(AlertState.FIRING)
        .setTarget("tinyvlm")
        .setCheckpoint(checkpoint)
        .setMonitor("m")
        .setReason(why)
        .setSince(now)
        .setAt(now)
        .setKind(AlertKind.REGRESSION)
        .setAttribution(attribution)
        .build();
  }

  private void awaitServing(int version) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> given().get("/api/v1/trainer").then().body("serving.version", equalTo(version)));
  }

  /** What the scoring service says of version 2. */
  private void compared(String older, boolean newerServes, long pairs, boolean worse) {
    String newer = given().get("/api/v1/trainer").jsonPath().getString("checkpoints[0].checkpoint");
    outbox.write(
        Topics.COMPARISONS,
        older + newerServes,
        CheckpointComparison.newBuilder()
            .setTarget("tinyvlm")
            .setNewer(newer)
            .setOlder(older)
            .setNewerServes(newerServes)
            .setPairs(pairs)
            .setWorse(1)
            .setBetter(2)
            .setSaidWorse(worse)
            .setSince(Instant.now())
            .setAt(Instant.now())
            .build());
  }

  @Test
  void refusesOrdersThatAreNone() {
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/v1/trainer/promote")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    given()
        .contentType(ContentType.JSON)
        .body("{\"version\": ")
        .post("/api/v1/trainer/promote")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    given()
        .contentType(ContentType.JSON)
        .body("{\"version\": 99}")
        .post("/api/v1/trainer/promote")
        .then()
        .statusCode(404);
    given().get("/api/v1/trainer/nothing").then().statusCode(404);
  }

  @Test
  void revokesASourceOnOrder() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"it was sold\"}")
        .post("/api/v1/trainer/sources/file/revoke")
        .then()
        .statusCode(200)
        .body("rolledBack", empty())
        .body("servingIsTainted", equalTo(false));
    given()
        .contentType(ContentType.JSON)
        .post("/api/v1/trainer/tenants/acme/revoke")
        .then()
        .statusCode(200);
    given()
        .get("/api/v1/trainer/revocations")
        .then()
        .body("name", hasItems("file", "acme"))
        .body("reason", hasItem("it was sold"));
    given()
        .contentType(ContentType.JSON)
        .post("/api/v1/trainer/sources/probe/revoke")
        .then()
        .statusCode(400)
        .body("detail", containsString("probes"));
  }

  /** Other tests announce checkpoints of other targets. */
  private List<CheckpointEvent> announced() throws Exception {
    return read(Topics.CHECKPOINTS, CheckpointEvent.class).stream()
        .filter(event -> event.getTarget().equals("tinyvlm"))
        .toList();
  }

  private <T extends SpecificRecord> List<T> read(TopicDeclaration<T> topic, Class<T> type)
      throws Exception {
    List<T> values = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = brokers.consumer("test")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long expected =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (values.size() < expected) {
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(Duration.ofMillis(200))) {
          values.add(codec.decode(entry.value(), type));
        }
      }
    }
    return values;
  }
}
