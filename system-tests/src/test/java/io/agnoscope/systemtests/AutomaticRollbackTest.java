package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator promotes what the gate rejected, which turns out to be worse. */
@ExtendWith(PipelineExtension.class)
class AutomaticRollbackTest {

  /** A watched model of this test's own: what is announced of it touches no other test. */
  static final String TARGET = "relapsing";

  private static final List<String> WORKER = List.of("relapsing-worker");
  private static final int WAITING = 40;

  @Test
  void isRolledBackByItselfWhileAnswersGoOn(Pipeline pipeline) throws Exception {
    try (Checkpoints checkpoints = new Checkpoints(pipeline, TARGET)) {
      String good = checkpoints.announce(1, CheckpointState.PROMOTED);
      String worse = checkpoints.announceWorse(2, CheckpointState.REJECTED);
      Map<String, String> settings = new HashMap<>(pipeline.settings());
      settings.put("AGNOSCOPE_TARGET", TARGET);
      settings.put("AGNOSCOPE_TRAINER_ENABLED", "false");
      settings.put("AGNOSCOPE_CHECKPOINTS_SHADOW_PATIENCE", "1h");
      try (Workers workers = new Workers(pipeline, WORKER, settings);
          Service trainer =
              Service.start(
                  "trainer-service", "trainer-of-" + TARGET, pipeline.folder(), settings);
          ProbeCopies probes = new ProbeCopies(pipeline, TARGET);
          AnswerFollower answers =
              AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), TARGET)) {
        await("worker and trainer are ready")
            .atMost(Duration.ofMinutes(2))
            .until(() -> workers.ready().equals(WORKER) && trainer.ready());
        awaitMore(good, probes, answers);

        assertThat(promote(trainer).statusCode()).isEqualTo(200);
        awaitMore(worse, probes, answers);
        await("it is rolled back")
            .atMost(Duration.ofMinutes(1))
            .until(() -> {
              keepWaiting(probes, answers);
              return state(pipeline).path("state").asText().equals("ROLLED_BACK");
            });
        assertThat(state(pipeline).path("reason").asText())
            .contains("rolled back by itself, it does worse: on ", good + " answered too");
        assertThat(state(pipeline).path("comparisons").path(0).path("saidWorse").asBoolean())
            .isTrue();
        awaitMore(good, probes, answers);

        HttpResponse<String> again = promote(trainer);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("not offered again");
        await("every Sample is answered, and the alert is over")
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> {
              assertThat(answers.read().sampleIds()).hasSize(probes.sent());
              assertThat(alerts(pipeline))
                  .singleElement()
                  .satisfies(alert -> {
                    assertThat(alert.path("state").asText()).isEqualTo("RESOLVED");
                    assertThat(alert.path("checkpoint").asText()).isEqualTo(worse);
                  });
            });
        assertThat(answers.records()).as("answers of one Trial each").isEqualTo(probes.sent());
      }
    }
  }

  private static HttpResponse<String> promote(Service trainer) {
    return Http.post(
        trainer.port,
        "/api/v1/trainer/promote",
        "application/json",
        "{\"version\": 2, \"reason\": \"to see\"}");
  }

  private static void awaitMore(String checkpoint, ProbeCopies probes, AnswerFollower answers) {
    int before = answers.read().byCheckpoint().getOrDefault(checkpoint, 0);
    await(checkpoint + " answers")
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          keepWaiting(probes, answers);
          return answers.byCheckpoint().getOrDefault(checkpoint, 0) > before;
        });
  }

  private static void keepWaiting(ProbeCopies probes, AnswerFollower answers) {
    if (probes.sent() - answers.read().sampleIds().size() < WAITING) {
      probes.send(WAITING);
    }
  }

  private static JsonNode state(Pipeline pipeline) {
    return Rows.of(
            Http.json(pipeline.scoring().port, "/api/v1/checkpoints?target=" + TARGET)
                .path("items"))
        .stream()
        .filter(checkpoint -> checkpoint.path("version").asInt() == 2)
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> alerts(Pipeline pipeline) {
    return Rows.of(
        Http.json(
                pipeline.scoring().port,
                "/api/v1/alerts?kind=CHECKPOINT&limit=200&target=" + TARGET)
            .path("items"));
  }
}
