package io.agnoscope.embedded.ingest;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestionTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> bodies = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private Path file;
  private HttpServer server;
  private URI service;

  private record Answer(int status, String body) {}

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException {
    file = folder.resolve("s.ndjson");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/samples", this::answer);
    server.start();
    service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    assertThat(exchange.getRequestHeaders().getFirst("X-Agnoscope-Source")).isEqualTo("file");
    assertThat(exchange.getRequestHeaders().getFirst("Content-Type"))
        .isEqualTo("application/x-ndjson");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(body);
    shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
    Answer answer =
        answers.isEmpty()
            ? new Answer(
                202,
                "{\"accepted\":%d,\"refused\":0,\"ids\":[],\"errors\":[]}"
                    .formatted(body.lines().count()))
            : answers.removeFirst();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", "0");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void refusalsOfBothSidesAreNamedByTheirLineInTheFile() throws Exception {
    Files.writeString(file, "{\"id\":\"1\"}\n\nbroken\n{\"id\":\"4\"}\n{\"id\":\"5\"}\n");
    answers.add(
        new Answer(
            202,
            "{\"accepted\":2,\"refused\":1,\"ids\":[\"1\",\"5\"],\"errors\":[{\"line\":2,"
                + "\"cause\":\"unknown-option-letter\",\"reason\":\"there is no option E\"}]}"));

    boolean all = ingest();

    assertThat(all).isFalse();
    assertThat(bodies).containsExactly("{\"id\":\"1\"}\n{\"id\":\"4\"}\n{\"id\":\"5\"}\n");
    assertThat(output())
        .contains(file + ":3: malformed-json: not valid JSON")
        .contains(file + ":4: unknown-option-letter: there is no option E")
        .contains("2 accepted, 2 refused (malformed-json 1, unknown-option-letter 1)");
  }

  @Test
  void manyLinesGoInSeveralRequestsAndEveryOneIsCounted() throws Exception {
    Files.writeString(file, samples(250));

    boolean all = ingest();

    assertThat(all).isTrue();
    assertThat(bodies).hasSize(3);
    assertThat(output()).endsWith("250 accepted, 0 refused\n");
  }

  @Test
  void whatIsTooLargeTogetherGoesLineByLine() throws Exception {
    Files.writeString(file, samples(2));
    answers.add(new Answer(413, "{\"cause\":\"body-too-large\",\"reason\":\"too large\"}"));
    answers.add(new Answer(413, "{\"cause\":\"sample-too-large\",\"reason\":\"too large\"}"));

    boolean all = ingest();

    assertThat(all).isFalse();
    assertThat(output())
        .contains(file + ":1: sample-too-large: too large")
        .contains("1 accepted, 1 refused (sample-too-large 1)");
  }

  @Test
  void aBusyServiceIsAskedAgainWithTheSameLines() throws Exception {
    Files.writeString(file, "{\"question\":\"x\"}\n");
    answers.add(new Answer(503, "{\"cause\":\"busy\",\"reason\":\"busy\"}"));

    boolean all = ingest();

    assertThat(all).isTrue();
    assertThat(bodies).hasSize(2);
    assertThat(bodies.getFirst()).isEqualTo(bodies.getLast()).contains("s.ndjson:1:");
    assertThat(shown).containsOnly("Bearer a-token");
  }

  @Test
  void aServiceThatStaysBusyIsGivenUpWithASentence() {
    List<Duration> pauses = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> answers.add(new Answer(503, "{\"reason\":\"full\"}")));
    Batch batch = new Batch(List.of(new PreparedLine.Ready(1, new byte[] {'{', '}'})));

    try (SamplesClient client = new SamplesClient(service, Credential.NONE, pauses::add)) {
      assertThatThrownBy(() -> client.send(batch))
          .isInstanceOf(UserFailure.class)
          .hasMessageContaining("cannot take more Samples after 8 tries (it answers 503 (full))");
    }
    assertThat(pauses).hasSize(8);
  }

  @Test
  void whereNobodyListensTheUserIsAskedWhetherItRuns() throws Exception {
    Files.writeString(file, samples(1));
    server.stop(0);

    assertThatThrownBy(this::ingest)
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("is Agnoscope running? ./agnoscope up starts it");
  }

  @Test
  void onlyTheFirstRefusalsOfACauseAreNamed() {
    List<String> named = new ArrayList<>();
    IngestReport report = new IngestReport(named::add);

    IntStream.rangeClosed(1, 100).forEach(i -> report.refused("f", i, "image-missing", "r"));

    assertThat(named).hasSize(IngestReport.NAMED_PER_CAUSE);
    assertThat(report.summary()).isEqualTo("0 accepted, 100 refused (image-missing 100)");
  }

  private boolean ingest() throws Exception {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Ingestion(new Terminal(out, out, false), Credential.of(null, " a-token\n"))
        .send(service, List.of(file));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String samples(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "{\"id\":\"%d\"}\n".formatted(i))
        .collect(Collectors.joining());
  }
}
