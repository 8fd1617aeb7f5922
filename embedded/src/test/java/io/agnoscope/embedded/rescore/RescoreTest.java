package io.agnoscope.embedded.rescore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.access.Credential;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RescoreTest {

  private static final RescoreOrder ORDER =
      new RescoreOrder("2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z", "r", null, null, null);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> calls = new ArrayList<>();
  private final Deque<Answer> replay = new ArrayDeque<>();
  private final Deque<Long> answered = new ArrayDeque<>();
  private HttpServer server;
  private URI service;

  private record Answer(int status, String body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(call + sent);
    Answer answer = reply(call);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer reply(String call) {
    if (call.endsWith("&run=LIVE")) {
      return new Answer(200, "[" + row("c1", "v1", 400, 0.05) + "]");
    }
    if (call.endsWith("&run=r")) {
      long n = answered.size() > 1 ? answered.removeFirst() : answered.getFirst();
      return new Answer(200, "[" + row("c1", "v2", n, 0.5) + "]");
    }
    return replay.size() > 1 ? replay.removeFirst() : replay.getFirst();
  }

  @Test
  void followsARunToItsAnswersAndShowsThemBesideTheLiveOnes() throws Exception {
    replay.addAll(
        List.of(
            progress(202, "RUNNING", 0), progress(200, "RUNNING", 1), progress(200, "DONE", 3)));
    answered.addAll(List.of(0L, 1L, 2L, 3L));

    follow();

    assertThat(calls.getFirst())
        .startsWith("POST /api/v1/replays{")
        .contains("\"from\":\"2026-03-01T12:00:00Z\"", "\"run\":\"r\"");
    assertThat(output())
        .contains("4 Samples read, 3 Trials written, 1 passed over (repeated 1)")
        .contains("3 of 3 Trials answered")
        .containsPattern(
            "repeat +image-heavy +50.0 % \\(40.0-60.0\\) n=3 +5.0 % \\(-5.0-15.0\\) n=400 \\*")
        .contains("* asked in another way")
        .contains("Figures   " + service + "/api/v1/interference?run=r");
  }

  @Test
  void saysWhenSomeGetNoAnswer() throws Exception {
    replay.addAll(List.of(progress(202, "DONE", 3)));
    answered.add(2L);

    follow();

    assertThat(output()).contains("2 of 3 Trials answered").contains("dead-letters list");
  }

  @Test
  void canBeCalledOff() throws Exception {
    replay.addAll(List.of(progress(202, "RUNNING", 1), progress(200, "CANCELLED", 1)));
    answered.add(0L);

    assertThatThrownBy(() -> rescore().follow(ORDER, service, service, Runnable::run))
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("cancelled");

    assertThat(calls).contains("DELETE /api/v1/replays/r");
    assertThat(output()).contains("Called off: 4 Samples read, 1 Trials written");
  }

  @Test
  void whatIsNotTakenIsASentence() {
    replay.add(new Answer(409, "{\"reason\":\"the replay x is running\"}"));
    assertThatThrownBy(this::follow)
        .isInstanceOf(UserFailure.class)
        .hasMessage("the replay x is running");

    server.stop(0);
    assertThatThrownBy(this::follow)
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("is Agnoscope running? ./agnoscope up starts it");
  }

  @Test
  void aPeriodWithNothingToAskIsASentence() {
    replay.add(progress(202, "DONE", 0));
    answered.add(0L);

    assertThatThrownBy(this::follow)
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("nothing to ask again in that period");
  }

  @Test
  void comesBackAtOnceWhenDetached() throws Exception {
    replay.add(progress(202, "RUNNING", 0));

    rescore().start(ORDER, service, service);

    assertThat(calls).hasSize(1);
    assertThat(output()).contains("Progress  " + service + "/api/v1/replays/r");
  }

  @Test
  void aMomentWithoutAZoneIsOneOfThisMachine() {
    ZoneId here = ZoneId.of("Europe/Prague");

    assertThat(RescoreOrder.moment("2026-03-01T13:00", here)).isEqualTo("2026-03-01T12:00:00Z");
    for (String asItIs : List.of("2026-03-01T13:00Z", "2026-03-01T13:00+05:00", "yesterday")) {
      assertThat(RescoreOrder.moment(asItIs, here)).isEqualTo(asItIs);
    }
  }

  private void follow() throws InterruptedException {
    rescore().follow(ORDER, service, service, cancel -> {});
  }

  private Rescore rescore() {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Rescore(new Terminal(out, out, false), Credential.NONE, pause -> {});
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Answer progress(int status, String state, long trials) {
    return new Answer(
        status,
        """
        {"run":"r","state":"%s","records":10,"recordsRead":5,"samplesRead":4,"trialsWritten":%d,
         "passedOver":{"repeated":1},"refused":{},"waitingFor":null,"reason":null,"more":1}
        """
            .formatted(state, trials));
  }

  private static String row(String checkpoint, String version, long n, double rate) {
    return """
    {"target":"t","checkpoint":"%s","taskClass":"IMAGE_HEAVY","perturbation":"repeat",
     "measurementVersion":"%s","n":%d,"flipRate":%s,"flipRateLow":%s,"flipRateHigh":%s}
    """
        .formatted(checkpoint, version, n, rate, rate - 0.1, rate + 0.1);
  }
}
