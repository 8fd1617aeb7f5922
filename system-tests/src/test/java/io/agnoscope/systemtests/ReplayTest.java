package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A past period is asked again: figures of its own beside the live ones, which stay as they are.
 */
@ExtendWith(PipelineExtension.class)
class ReplayTest {

  private static final int SAMPLES = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void aPeriodIsAskedAgainBesideTheLiveFigures(Pipeline pipeline) {
    String run = "again-" + UUID.randomUUID();
    Instant from = Instant.now();
    long before = live(pipeline).path("scored").asLong();
    send(pipeline, run);
    await("the live answers")
        .atMost(PATIENCE)
        .until(() -> live(pipeline).path("scored").asLong() == before + SAMPLES);
    JsonNode live = live(pipeline);

    assertThat(replay(pipeline, run, from).statusCode()).isEqualTo(202);
    awaitWritten(pipeline, run);
    assertThat(status(pipeline, run).path("trialsWritten").asInt()).isEqualTo(SAMPLES);
    await("their answers").atMost(PATIENCE).until(() -> answered(pipeline, run) == SAMPLES);

    // Once more is the same Trials again, which count once.
    assertThat(replay(pipeline, run, from).statusCode()).isEqualTo(202);
    awaitWritten(pipeline, run);
    await("the repetitions")
        .atMost(PATIENCE)
        .until(() ->
            Http.get(pipeline.scoring().port, "/q/metrics")
                .body()
                .contains("outcome=\"replayed-duplicate\""));

    assertThat(answered(pipeline, run)).isEqualTo(SAMPLES);
    assertThat(live(pipeline)).isEqualTo(live);
  }

  private static void send(Pipeline pipeline, String prefix) {
    String lines =
        IntStream.range(0, SAMPLES)
            .mapToObj(index ->
                """
                {"id":"%s-%d","question":"Which is larger, %d or %d?",\
                "multiple_choices":{"A":"%d","B":"%d"},"multiple_choices_answer":"B"}\
                """
                    .formatted(prefix, index, index, index + 7, index, index + 7))
            .collect(Collectors.joining("\n"));
    HttpResponse<String> response =
        Http.post(pipeline.perturbation().port, "/v1/samples", "application/x-ndjson", lines);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
  }

  private static HttpResponse<String> replay(Pipeline pipeline, String run, Instant from) {
    return Http.postJson(
        pipeline.perturbation().port,
        "/api/v1/replays",
        "{\"run\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"source\":\"api\"}"
            .formatted(run, from, Instant.now()),
        "Accept",
        "application/json");
  }

  private static JsonNode status(Pipeline pipeline, String run) {
    return Http.json(pipeline.perturbation().port, "/api/v1/replays/" + run);
  }

  private static void awaitWritten(Pipeline pipeline, String run) {
    await("the Trials")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          JsonNode status = status(pipeline, run);
          assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("DONE");
        });
  }

  /** A repeat is in every Trial once. */
  private static long answered(Pipeline pipeline, String run) {
    JsonNode rows =
        figures(pipeline, "/api/v1/interference?target=tinyvlm&perturbation=repeat&run=" + run);
    return Rows.of(rows).stream().mapToLong(row -> row.path("n").asLong()).sum();
  }

  /** What became of the Samples that were sent; probes go on meanwhile. */
  private static JsonNode live(Pipeline pipeline) {
    return figures(pipeline, "/api/v1/pipeline").path("sources").path("api");
  }

  /** While its stores are restored the scoring service has none to give. */
  private static JsonNode figures(Pipeline pipeline, String path) {
    await("figures")
        .atMost(PATIENCE)
        .until(() -> Http.get(pipeline.scoring().port, path).statusCode() == 200);
    return Http.json(pipeline.scoring().port, path);
  }
}
