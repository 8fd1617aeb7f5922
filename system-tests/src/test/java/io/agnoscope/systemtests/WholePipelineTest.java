package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Samples in, figures out: the packaged services on a real broker. */
@ExtendWith(PipelineExtension.class)
class WholePipelineTest {

  private static final Set<String> ASPECTS =
      Set.of("ENTITY", "NUMBER", "COLOR", "MATERIAL", "ACTION", "SPATIAL");
  private static final Set<String> PERTURBATIONS =
      Set.of(
          "unrelated-facts",
          "misleading-caption",
          "misleading-description",
          "black-image",
          "white-image",
          "noise-image",
          "unrelated-image",
          "random-characters",
          "ocr-noise",
          "instruction-distraction",
          "paraphrase",
          "screenshot-image",
          "typographic-attack",
          "benign-reencoding",
          "repeat",
          "rotated-options",
          "truthful-hint");

  @Test
  void probesBecomeFiguresForEveryPerturbationAndAspect(Pipeline pipeline) {
    await("n >= 100 everywhere")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> {
          JsonNode rows = Http.json(pipeline.scoring().port, "/api/v1/interference?target=tinyvlm");
          assertThat(
                  Rows.of(rows).stream()
                      .filter(row -> row.path("n").asLong() >= 100)
                      .map(row -> row.path("perturbation").asText())
                      .collect(Collectors.toSet()))
              .containsAll(PERTURBATIONS);
        });

    JsonNode rows = Http.json(pipeline.scoring().port, "/api/v1/interference?target=tinyvlm");
    String first = Promotions.first(pipeline);
    JsonNode caption = Rows.find(rows, first, "perturbation", "misleading-caption").orElseThrow();
    assertThat(caption.path("flipRateLow").asDouble())
        .isGreaterThan(caption.path("noiseFloor").asDouble() + 0.2);
    assertThat(caption.path("flipRate").asDouble())
        .isBetween(caption.path("flipRateLow").asDouble(), caption.path("flipRateHigh").asDouble());

    JsonNode agnosia = Http.json(pipeline.scoring().port, "/api/v1/agnosia?target=tinyvlm");
    assertThat(Rows.of(agnosia).stream().map(row -> row.path("aspect").asText()))
        .containsAll(ASPECTS);
    for (String aspect : ASPECTS) {
      JsonNode row = Rows.find(agnosia, first, "aspect", aspect).orElseThrow();
      assertThat(row.path("accuracy").asDouble())
          .as(aspect)
          .isGreaterThan(row.path("chance").asDouble() + 0.2);
    }
  }

  @Test
  void samplesThatAreSentAreAllScored(Pipeline pipeline) {
    String lines =
        IntStream.range(0, 50)
            .mapToObj(index ->
                """
                {"id":"sent-%d","question":"Which is larger, %d or %d?",\
                "multiple_choices":{"A":"%d","B":"%d"},"multiple_choices_answer":"B"}\
                """
                    .formatted(index, index, index + 7, index, index + 7))
            .collect(Collectors.joining("\n"));
    long before = source(pipeline, "api", "scored");

    HttpResponse<String> response =
        Http.post(pipeline.perturbation().port, "/v1/samples", "application/x-ndjson", lines);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(Http.parse(response.body()).path("accepted").asInt()).isEqualTo(50);
    awaitScored(pipeline, before + 50);
  }

  @Test
  void badLinesAreRefusedByNumberAndTheRestIsAccepted(Pipeline pipeline) {
    String lines =
        String.join(
            "\n",
            "{\"id\":\"kept-1\",\"question\":\"One or two?\",\"multiple_choices\":{\"A\":\"one\",\"B\":\"two\"}}",
            "{\"id\": \"cut",
            "{\"id\":\"bad-letter\",\"question\":\"One or two?\",\"multiple_choices\":{\"A\":\"one\",\"B\":\"two\"},\"multiple_choices_answer\":\"Q\"}",
            "{\"id\":\"no-image\",\"question\":\"What is it?\",\"image\":\"data:image/png;base64,bm8gaW1hZ2U=\",\"multiple_choices\":{\"A\":\"one\",\"B\":\"two\"}}",
            "{\"id\":\"bomb\",\"question\":\"What is it?\",\"image\":\""
                + Bomb.dataUrl()
                + "\",\"multiple_choices\":{\"A\":\"one\",\"B\":\"two\"}}",
            "{\"id\":\"kept-2\",\"question\":\"Two or one?\",\"multiple_choices\":{\"A\":\"two\",\"B\":\"one\"}}");
    long before = source(pipeline, "api", "scored");

    HttpResponse<String> response =
        Http.post(pipeline.perturbation().port, "/v1/samples", "application/x-ndjson", lines);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    JsonNode body = Http.parse(response.body());
    assertThat(body.path("accepted").asInt()).isEqualTo(2);
    assertThat(Rows.of(body.path("errors")).stream().map(error -> error.path("line").asInt()))
        .containsExactly(2, 3, 4, 5);
    assertThat(Rows.of(body.path("errors")).stream().map(error -> error.path("reason").asText()))
        .allSatisfy(reason -> assertThat(reason).isNotBlank());
    awaitScored(pipeline, before + 2);
  }

  @Test
  void aPoisonousTrialEndsInDeadLettersWhileTheRestFlows(Pipeline pipeline) throws Exception {
    long before = Http.json(pipeline.scoring().port, "/api/v1/pipeline").path("scored").asLong();
    Properties settings = new Properties();
    settings.put("bootstrap.servers", pipeline.broker().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("agnoscope.trials", "poison", new byte[] {1, 2, 3})).get();
    }

    await("the dead letter holds the original bytes")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(TopicReader.all(pipeline.broker().bootstrapServers(), Topics.DEAD_LETTERS))
                .anySatisfy(letter -> {
                  assertThat(letter.getTopic()).isEqualTo("agnoscope.trials");
                  assertThat(letter.getValue().array()).containsExactly(1, 2, 3);
                }));
    await("the rest flows")
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            Http.json(pipeline.scoring().port, "/api/v1/pipeline").path("scored").asLong()
                > before + 20);
  }

  /**
   * Each test that sends Samples waits until they are scored, so that another's count begins with
   * none of them on their way.
   */
  private static void awaitScored(Pipeline pipeline, long count) {
    await("all scored")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(source(pipeline, "api", "scored")).isEqualTo(count));
  }

  private static long source(Pipeline pipeline, String source, String outcome) {
    return Http.json(pipeline.scoring().port, "/api/v1/pipeline")
        .path("sources")
        .path(source)
        .path(outcome)
        .asLong();
  }
}
