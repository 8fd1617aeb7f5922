package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One inference-service asks another's chat endpoint, and hears what that one's model says. */
@ExtendWith(PipelineExtension.class)
class ModelOverHttpTest {

  /** A watched model of this test's own, so that its figures are of its own Samples only. */
  static final String TARGET = "tinyvlm-over-http";

  private static final String IN_PROCESS = "tinyvlm";
  private static final List<String> NAME = List.of("asking-the-chat-endpoint");
  private static final int EACH = 4;

  private static Workers workers;

  @BeforeAll
  static void start(Pipeline pipeline) {
    workers =
        new Workers(
            pipeline,
            NAME,
            Map.of(
                "AGNOSCOPE_TARGET",
                TARGET,
                "AGNOSCOPE_MODEL",
                "openai",
                "AGNOSCOPE_OPENAI_URL",
                "http://127.0.0.1:" + pipeline.inference().port + "/v1",
                "AGNOSCOPE_OPENAI_MODEL",
                "tinyvlm"));
    await("the worker is ready")
        .atMost(Duration.ofMinutes(2))
        .until(() -> workers.ready().equals(NAME));
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  @Test
  void figuresAreOfExactProbabilitiesAndTheSameOnesAsInProcess(Pipeline pipeline) {
    send(pipeline, TARGET);
    send(pipeline, IN_PROCESS);

    for (int i = 0; i < 2 * EACH; i++) {
      JsonNode overHttp = trial(pipeline, TARGET, i);
      assertThat(overHttp.path("target").asText()).isEqualTo(TARGET);
      assertThat(Rows.of(overHttp.path("views")))
          .hasSizeGreaterThan(3)
          .allSatisfy(view -> {
            assertThat(view.path("unanswered").isNull()).as("%s", view).isTrue();
            assertThat(sum(view)).isCloseTo(1, within(1e-6));
          });
      assertSameProbabilities(clean(overHttp), clean(trial(pipeline, IN_PROCESS, i)));
    }

    List<JsonNode> rows =
        Rows.of(Http.json(pipeline.scoring().port, "/api/v1/interference?target=" + TARGET));
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(row.path("jsDivergenceN").asLong())
                .as("%s", row)
                .isPositive()
                .isEqualTo(row.path("n").asLong()));
    assertThat(rows)
        .filteredOn(row -> row.path("perturbation").asText().equals("repeat"))
        .allSatisfy(row -> assertThat(row.path("flipRate").asDouble()).isZero());
  }

  /** Questions about a picture, and questions without one. */
  private static void send(Pipeline pipeline, String target) {
    String lines =
        IntStream.range(0, 2 * EACH)
            .mapToObj(i -> i < EACH ? aboutPicture(target, i) : aboutNumbers(target, i))
            .collect(Collectors.joining("\n"));

    HttpResponse<String> response =
        Http.post(pipeline.perturbation().port, "/v1/samples", "application/x-ndjson", lines);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(Http.parse(response.body()).path("accepted").asInt()).isEqualTo(2 * EACH);
  }

  private static String aboutPicture(String target, int i) {
    return """
    {"id":"%s-twin-%d","target":"%s","task_class":"IMAGE_HEAVY","image":"%s",\
    "question":"What color is the star?",\
    "multiple_choices":{"A":"red","B":"blue","C":"green","D":"yellow"},\
    "multiple_choices_answer":"B"}\
    """
        .formatted(target, i, target, NoisePicture.dataUrl(NoisePicture.png(i, 64)));
  }

  private static String aboutNumbers(String target, int i) {
    return """
    {"id":"%s-twin-%d","target":"%s","task_class":"TEXT_HEAVY",\
    "question":"Which is larger, %d or %d?","multiple_choices":{"A":"%d","B":"%d"}}\
    """
        .formatted(target, i, target, i, i + 7, i, i + 7);
  }

  private static JsonNode trial(Pipeline pipeline, String target, int i) {
    String path = "/api/v1/trials/" + target + "-twin-" + i;
    await("a scored Trial")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> Http.get(pipeline.scoring().port, path).statusCode() == 200);
    return Http.json(pipeline.scoring().port, path);
  }

  private static List<JsonNode> clean(JsonNode trial) {
    return Rows.of(trial.path("views")).stream()
        .filter(view -> view.path("kind").asText().equals("CLEAN"))
        .flatMap(view -> Rows.of(view.path("options")).stream())
        .toList();
  }

  private static void assertSameProbabilities(List<JsonNode> some, List<JsonNode> others) {
    assertThat(some).hasSameSizeAs(others).isNotEmpty();
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i).path("probability").asDouble())
          .isCloseTo(others.get(i).path("probability").asDouble(), within(1e-5));
    }
  }

  private static double sum(JsonNode view) {
    return Rows.of(view.path("options")).stream()
        .mapToDouble(option -> option.path("probability").asDouble())
        .sum();
  }
}
