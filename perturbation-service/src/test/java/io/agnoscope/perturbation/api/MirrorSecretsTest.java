package io.agnoscope.perturbation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials that come with mirrored requests go nowhere. */
@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class MirrorSecretsTest {

  private static final String SECRET = "s3cr3t";
  private static final Logger ROOT = Logger.getLogger("");

  @Inject MemorySampleLog log;

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getMessage() + java.util.Arrays.toString(line.getParameters()));
          for (Throwable t = line.getThrown(); t != null; t = t.getCause()) {
            logged.add(t.toString());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.reset();
    log.pending = null;
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    ROOT.removeHandler(handler);
  }

  @Test
  void areNeitherKeptNorAnsweredNorLogged() {
    String question = "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}";
    StringBuilder answers = new StringBuilder();
    for (String path : List.of("/v1/chat/completions", "/v1/responses", "/v1/embeddings")) {
      for (String body : List.of(question, "{\"input\":\"q\"}", "nonsense", "")) {
        log.away = !log.away;
        answers.append(send(path, body));
      }
    }
    log.away = false;
    answers.append(send("/v1/chat/completions", question));
    Logger.getLogger(MirrorSecretsTest.class.getName()).info("heard");

    assertThat(log.samples).isNotEmpty();
    assertThat(log.samples.toString()).doesNotContain(SECRET);
    assertThat(answers.toString()).doesNotContain(SECRET);
    assertThat(logged).anyMatch(line -> line.contains("heard"));
    assertThat(logged).noneMatch(line -> line.contains(SECRET));
    assertThat(given().get("/q/metrics").asString()).doesNotContain(SECRET);
  }

  private static String send(String path, String body) {
    return given()
        .contentType("application/json")
        .header("x-request-id", MirrorIds.letIn())
        .header("Authorization", "Bearer " + SECRET)
        .header("Proxy-Authorization", "Basic " + SECRET)
        .header("Cookie", "session=" + SECRET)
        .header("api-key", SECRET)
        .header("x-api-key", SECRET)
        .header("OpenAI-Organization", SECRET)
        .body(body)
        .post(path)
        .asString();
  }
}
