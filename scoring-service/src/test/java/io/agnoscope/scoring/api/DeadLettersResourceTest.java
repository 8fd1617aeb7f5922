package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Sending.eventually;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.OperatorActionKind;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(ReceiverResource.class)
@QuarkusTestResource(TrainerStub.class)
@QuarkusTestResource(ServicesStub.class)
final class DeadLettersResourceTest {
  private static final String LETTERS = "/api/v1/dead-letters";

  /** An action on an alert that is not there does nothing. */
  private static final String TOPIC = Topics.OPERATOR_ACTIONS.name();

  @Inject RecordCodec codec;

  @Test
  void whatCouldNotBeProcessedIsListedShownAndSentBack() {
    String stage = "stage-" + UUID.randomUUID();
    OperatorAction action = action();
    DeadLetter letter = send(letter(stage, codec.encode(action)));

    when()
        .get(LETTERS + "?cause=broken&stage=" + stage)
        .then()
        .body("items.id", contains(letter.getId()))
        .body("items[0].sampleId", is("sample"))
        .body("stages.'" + stage + "'", is(1));
    when()
        .get(LETTERS + "/" + letter.getId())
        .then()
        .statusCode(200)
        .body("topic", is(TOPIC))
        .body("key.text", is("sample"))
        .body("value.hex", is(HexFormat.of().formatHex(codec.encode(action))))
        .body("replayable", is(true));
    replay(letter.getId(), "{\"by\": \"Ana\"}").statusCode(202).body("topic", is(TOPIC));

    OperatorAction received =
        Received.first(
            codec,
            Topics.OPERATOR_ACTIONS,
            one -> one.getId().equals(action.getId()),
            Duration.ofSeconds(20));
    assertThat(received).isEqualTo(action);
  }

  @Test
  void oneWithoutBytesCannotBeSentBack() {
    DeadLetter letter = send(letter("stage-" + UUID.randomUUID(), null));

    replay(letter.getId(), "{\"by\": \"Ana\"}")
        .statusCode(409)
        .body("detail", containsString("does not carry"));
  }

  @Test
  void whoSendsBackSaysWho() {
    replay("0".repeat(64), "{}").statusCode(400);
    replay("0".repeat(64), "{\"by\": \"Ana\"}").statusCode(404);
    when().get(LETTERS + "/unknown").then().statusCode(404);
  }

  @Test
  void anErasedOneIsGone() {
    String stage = "stage-" + UUID.randomUUID();
    DeadLetter letter = send(letter(stage, new byte[] {1}));
    try (Sending sending = Sending.open(codec)) {
      sending.erase(Topics.DEAD_LETTERS, letter.getId());
    }

    eventually(() -> when().get(LETTERS + "?stage=" + stage).then().body("items", hasSize(0)));
  }

  private DeadLetter send(DeadLetter letter) {
    try (Sending sending = Sending.open(codec)) {
      sending.send(Topics.DEAD_LETTERS, letter.getId(), letter);
    }
    eventually(() ->
        when()
            .get(LETTERS + "?stage=" + letter.getStage())
            .then()
            .statusCode(200)
            .body("items", hasSize(1)));
    return letter;
  }

  private static OperatorAction action() {
    return OperatorAction.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setKind(OperatorActionKind.ACKNOWLEDGE)
        .setSubject("no such alert")
        .setBy("Ana")
        .setComment("")
        .setUntil(null)
        .setBaseline(null)
        .setAt(Instant.parse("2026-05-01T00:00:00Z"))
        .build();
  }

  private static DeadLetter letter(String stage, byte @Nullable [] value) {
    return DeadLetters.of(
        stage, "broken", "why", TOPIC, 0, 7, "sample".getBytes(UTF_8), value, Instant.now());
  }

  private static ValidatableResponse replay(String id, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(LETTERS + "/" + id + "/replay")
        .then();
  }
}
