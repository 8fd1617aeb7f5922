package io.agnoscope.scoring.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.agnoscope.access.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets them.
final class TrainerTest {
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> asked = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void saysWhatTheTrainerSays() {
    answers(200, "{\"state\": \"TRAINING\", \"training\": {\"version\": 2}}");

    JsonNode said = trainer().read("");

    assertThat(said.at("/training/version").asInt()).isEqualTo(2);
    assertThat(asked).containsExactly("GET /api/v1/trainer ");
  }

  @Test
  void passesAnOrderOn() {
    answers(202, "{\"state\": \"TRAINING\"}");

    trainer().order("/train", json.createObjectNode().put("reason", "Ana"));

    assertThat(asked).containsExactly("POST /api/v1/trainer/train {\"reason\":\"Ana\"}");
    assertThat(shown).containsExactly("Bearer the-token-of-the-services");
  }

  @Test
  void saysWhyTheTrainerRefuses() {
    answers(409, "{\"title\": \"Not possible now\", \"detail\": \"a run is under way\"}");

    assertThatThrownBy(() -> trainer().order("/train", json.createObjectNode()))
        .isInstanceOf(TrainerRefusedException.class)
        .hasMessage("a run is under way")
        .extracting(e -> ((TrainerRefusedException) e).status())
        .isEqualTo(409);
  }

  @Test
  void isAwayWhileTheTrainerSaysThatItIsNotReady() {
    answers(503, "{\"detail\": \"it reads its checkpoints\"}");

    assertThatThrownBy(() -> trainer().read(""))
        .isInstanceOf(TrainerAwayException.class)
        .hasMessage("it reads its checkpoints");
  }

  @ParameterizedTest
  @CsvSource({"500, {}", "200, <html>", "200, 1", "200, ''", "409, {}", "302, {}"})
  void whatDoesNotAnswerAsATrainerIsNone(int status, String body) {
    answers(status, body);

    assertThatThrownBy(() -> trainer().read("")).isInstanceOf(TrainerAwayException.class);
  }

  @Test
  void readsNoMoreThanItsBound() {
    answers(200, "[\"" + "x".repeat((8 << 20) + 1) + "\"]");

    assertThatThrownBy(() -> trainer().read("/checkpoints"))
        .isInstanceOf(TrainerAwayException.class);
  }

  @Test
  void isAwayWhenNobodyIsThereOrNoneIsConfigured() {
    Trainer trainer = trainer();
    server.stop(0);
    Trainer none = new Trainer(Optional.empty(), ServiceToken.NONE, json);

    assertThatThrownBy(() -> trainer.read("")).isInstanceOf(TrainerAwayException.class);
    assertThatThrownBy(() -> none.read("")).hasMessageContaining("configured");
    assertThat(trainer.configured()).isTrue();
    assertThat(none.configured()).isFalse();
  }

  private Trainer trainer() {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return new Trainer(
        Optional.of("http://" + host + ":" + server.getAddress().getPort() + "/"),
        ServiceToken.showing("the-token-of-the-services"),
        json);
  }

  private void answers(int status, String body) {
    server.createContext(
        "/api/v1/trainer",
        exchange -> {
          String sent =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent);
          shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
