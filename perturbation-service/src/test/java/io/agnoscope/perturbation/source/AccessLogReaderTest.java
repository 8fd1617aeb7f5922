package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.schemas.TaskClass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogReaderTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String BODY = "{\"messages\":[]}";

  private final AccessLogReader reader = new AccessLogReader(100_000, () -> "random");

  @Test
  void readsALine() {
    ServedExchange exchange =
        served(
            """
            {"id": "a", "time": "2025-12-31T23:59:59Z", "route": "shop", "tenant": "acme",
             "path": "/v1/chat/completions", "request": {"messages": []},
             "response": {"choices": []}, "status": 200, "task_class": "image_heavy", "target": "t"}
            """);

    assertThat(exchange.origin().source()).isEqualTo("access-log");
    assertThat(exchange.origin().id()).isEqualTo("a");
    assertThat(exchange.origin().unkeyed()).isFalse();
    assertThat(exchange.origin().at()).isEqualTo(AT);
    assertThat(exchange.origin().route()).isEqualTo("shop");
    assertThat(exchange.origin().tenant()).isEqualTo("acme");
    assertThat(exchange.origin().taskClass()).isEqualTo(TaskClass.IMAGE_HEAVY);
    assertThat(exchange.origin().target()).isEqualTo("t");
    assertThat(exchange.path()).isEqualTo("/v1/chat/completions");
    assertThat(exchange.request()).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
    assertThat(exchange.response()).asString(StandardCharsets.UTF_8).isEqualTo("{\"choices\":[]}");
  }

  @Test
  void readsWhatApisixWrites() {
    ServedExchange exchange =
        served(
            """
            {"route_id": "r", "start_time": 1735689599000,
             "request": {"method": "POST", "uri": "/v1/chat/completions?x=y",
               "headers": {"x-request-id": "a", "authorization": "secret"},
               "body": "{\\"messages\\":[]}"},
             "response": {"status": 200, "body": "data: [DONE]\\n\\n"}}
            """);

    assertThat(exchange.origin().id()).isEqualTo("a");
    assertThat(exchange.origin().route()).isEqualTo("r");
    assertThat(exchange.path()).isEqualTo("/v1/chat/completions?x=y");
    assertThat(exchange.request()).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
    assertThat(exchange.response()).asString(StandardCharsets.UTF_8).isEqualTo("data: [DONE]\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\": []}",
        "\"{\\\"messages\\\":[]}\"",
        "\"eyJtZXNzYWdlcyI6W119\"",
        "{\"as_string\": \"{\\\"messages\\\":[]}\"}",
        "{\"as_bytes\": \"eyJtZXNzYWdlcyI6W119\"}",
        "{\"truncated\": false, \"as_bytes\": \"eyJtZXNzYWdlcyI6W119\"}"
      })
  void readsABodyHoweverItIsLogged(String body) {
    assertThat(served("{\"request\": " + body + "}").request())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(BODY);
  }

  @Test
  void takesNoPlainWordForBase64() {
    assertThat(served("{\"request\": {\"a\": 1}, \"response\": \"Hello123\"}").response())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("Hello123");
  }

  @Test
  void givesALineWithoutIdARandomOne() {
    assertThat(served("{\"request\": {}}").origin().id()).isEqualTo("random");
    assertThat(served("{\"request\": {}}").origin().unkeyed()).isTrue();
    assertThat(served("{\"id\": 7, \"request\": {}}").origin().id()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(ints = {199, 302, 400, 429, 500})
  void passesOverWhatProductionDidNotAnswer(int status) {
    assertThat(read("{\"request\": {}, \"status\": " + status + "}"))
        .isEqualTo(new LogLine.NotServed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | MALFORMED_JSON",
        "[] | MALFORMED_JSON",
        "{} | MALFORMED_FIELD",
        "{\"request\": 7} | MALFORMED_FIELD",
        "{\"request\": \" \"} | MALFORMED_FIELD",
        "{\"request\": {\"as_string\": \"x\", \"truncated\": true}} | MALFORMED_FIELD",
        "{\"id\": \"a\\u0000\", \"request\": {}} | INVALID_ID",
        "{\"id\": \"\\ud800\", \"request\": {}} | INVALID_ID",
        "{\"task_class\": \"none\", \"request\": {}} | INVALID_TASK_CLASS"
      })
  void saysWhatIsWrong(String line, RefusalCause cause) {
    assertThat(read(line))
        .isInstanceOfSatisfying(
            LogLine.Unreadable.class,
            unreadable -> assertThat(unreadable.refusal().cause()).isEqualTo(cause));
  }

  @Property
  void anyBytesAreJudged(@ForAll byte[] line) {
    assertThat(reader.read(line, AT)).isNotNull();
  }

  private ServedExchange served(String line) {
    assertThat(read(line)).isInstanceOf(LogLine.Served.class);
    return ((LogLine.Served) read(line)).exchange();
  }

  private LogLine read(String line) {
    return reader.read(line.getBytes(StandardCharsets.UTF_8), AT);
  }
}
