package io.agnoscope.scoring.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // JUnit sets them.
class TrainerStatusTest {
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
  void saysWhatTheTrainerSaysOfItsRunAndNoMore() {
    answers(200, "{\"state\": \"TRAINING\", \"training\": {\"version\": 2}, \"checkpoints\": [1]}");

    JsonNode said = trainer().ask().orElseThrow();

    assertThat(said.path("state").asText()).isEqualTo("TRAINING");
    assertThat(said.at("/training/version").asInt()).isEqualTo(2);
    assertThat(said.has("checkpoints")).isFalse();
  }

  @Test
  void saysNothingOfAServerThatIsNoTrainer() {
    answers(500, "{}");
    assertThat(trainer().ask()).isEmpty();
  }

  @Test
  void saysNothingOfAnAnswerThatIsNone() {
    answers(200, "<html>");
    assertThat(trainer().ask()).isEmpty();
  }

  @Test
  void saysNothingWhenNobodyIsThere() {
    TrainerStatus trainer = trainer();
    server.stop(0);

    assertThat(trainer.ask()).isEqualTo(Optional.empty());
  }

  private TrainerStatus trainer() {
    return new TrainerStatus(
        "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port() + "/",
        new ObjectMapper());
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answers(int status, String body) {
    server.createContext(
        "/api/v1/trainer",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
