package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartImage.ImageUrl;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a mesh mirrors becomes scored Trials, from outside. */
@ExtendWith(PipelineExtension.class)
class MirroredTrafficTest {

  private static final String QUESTION =
      "What is in the picture?\nA. a star\nB. a moon\nC. a heart\nAnswer with the letter.";

  @Test
  void aLargePictureFromTheOfficialClientIsScoredAndShownAsItWasSent(Pipeline pipeline) {
    byte[] picture = NoisePicture.png(1, 1024);
    assertThat(picture.length).isGreaterThan(3 << 20);
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .baseUrl("http://127.0.0.1:" + pipeline.perturbation().port + "/v1")
            .apiKey("not-a-key")
            .build();

    client
        .chat()
        .completions()
        .create(
            ChatCompletionCreateParams.builder()
                .model("some-model")
                .putAdditionalHeader("x-request-id", "mirrored-official")
                .addUserMessageOfArrayOfContentParts(
                    List.of(
                        ChatCompletionContentPart.ofText(
                            ChatCompletionContentPartText.builder().text(QUESTION).build()),
                        ChatCompletionContentPart.ofImageUrl(
                            ChatCompletionContentPartImage.builder()
                                .imageUrl(
                                    ImageUrl.builder().url(NoisePicture.dataUrl(picture)).build())
                                .build())))
                .build());

    assertScoredWithPicture(pipeline, "mirrored-official", picture);
  }

  @Test
  void aLargePictureFromPlainHttpIsScoredAndShownAsItWasSent(Pipeline pipeline) {
    byte[] picture = NoisePicture.png(2, 1024);

    HttpResponse<String> response =
        mirror(
            pipeline,
            "mirrored-plain",
            """
            {"model":"some-model","stream":true,"messages":[{"role":"user","content":[
              {"type":"text","text":"What is in the picture?\\nA. a star\\nB. a moon"},
              {"type":"image_url","image_url":{"url":"%s"}}]}]}
            """
                .formatted(NoisePicture.dataUrl(picture)));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertScoredWithPicture(pipeline, "mirrored-plain", picture);
  }

  @Test
  void fourTurnsAndTwoPicturesBreakNothingAndAreCounted(Pipeline pipeline) {
    HttpResponse<String> response =
        mirror(
            pipeline,
            "mirrored-turns",
            """
            {"model":"some-model","messages":[
              {"role":"system","content":"Be brief."},
              {"role":"user","content":"Hello."},
              {"role":"assistant","content":"Hello, what is it?"},
              {"role":"user","content":[
                {"type":"image_url","image_url":{"url":"%s"}},
                {"type":"image_url","image_url":{"url":"%s"}},
                {"type":"text","text":"Which is larger?\\nA) the first\\nB) the second"}]}]}
            """
                .formatted(
                    NoisePicture.dataUrl(NoisePicture.png(3, 32)),
                    NoisePicture.dataUrl(NoisePicture.png(4, 32))));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    await("its outcome is known, and why")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(TopicReader.all(pipeline.broker().bootstrapServers(), Topics.DEAD_LETTERS))
                .anySatisfy(letter -> {
                  assertThat(letter.getSampleId()).isEqualTo("mirrored-turns");
                  assertThat(letter.getDetail()).contains("several-pictures");
                }));
  }

  @Test
  void anErasedSampleIsNoLongerShown(Pipeline pipeline) {
    byte[] picture = NoisePicture.png(5, 512);
    HttpResponse<String> sent =
        mirror(
            pipeline,
            "mirrored-erased",
            """
            {"model":"some-model","messages":[{"role":"user","content":[
              {"type":"image_url","image_url":{"url":"%s"}},
              {"type":"text","text":"What is it?\\nA) a star\\nB) a moon"}]}]}
            """
                .formatted(NoisePicture.dataUrl(picture)));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    String sha256 = assertScoredWithPicture(pipeline, "mirrored-erased", picture);

    HttpResponse<String> erased =
        Http.delete(pipeline.perturbation().port, "/v1/samples/mirrored-erased");

    assertThat(erased.statusCode()).as(erased.body()).isBetween(200, 202);
    await("neither the Trial nor its picture is shown")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          assertThat(trial(pipeline, "mirrored-erased")).isEmpty();
          assertThat(Http.get(pipeline.scoring().port, "/api/v1/images/" + sha256).statusCode())
              .isEqualTo(404);
        });
  }

  private static HttpResponse<String> mirror(Pipeline pipeline, String id, String body) {
    return Http.postJson(
        pipeline.perturbation().port,
        "/v1/chat/completions",
        body,
        "x-request-id",
        id,
        "Authorization",
        "Bearer not-a-key");
  }

  /** Returns the picture's hash as the scoring service names it. */
  private static String assertScoredWithPicture(Pipeline pipeline, String id, byte[] picture) {
    await("a scored Trial")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> trial(pipeline, id).isPresent());
    JsonNode trial = trial(pipeline, id).orElseThrow();
    assertThat(trial.path("source").asText()).isEqualTo("mirror");
    assertThat(trial.path("views").size()).isGreaterThan(3);
    assertThat(trial.path("views").get(0).path("decision").asText()).isIn("A", "B", "C");
    String sha256 =
        Rows.of(trial.path("question")).stream()
            .map(part -> part.path("sha256").asText(""))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(Http.bytes(pipeline.scoring().port, "/api/v1/images/" + sha256)).isEqualTo(picture);
    return sha256;
  }

  private static Optional<JsonNode> trial(Pipeline pipeline, String id) {
    HttpResponse<String> response = Http.get(pipeline.scoring().port, "/api/v1/trials/" + id);
    return response.statusCode() == 200
        ? Optional.of(Http.parse(response.body()))
        : Optional.empty();
  }
}
