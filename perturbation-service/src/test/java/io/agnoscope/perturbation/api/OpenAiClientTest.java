package io.agnoscope.perturbation.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.agnoscope.perturbation.ingest.Pictures;
import io.agnoscope.schemas.Image;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the official client sends is read, and what it is answered it can parse. */
@QuarkusTest
@TestProfile(SamplesResourceTest.NoBroker.class)
class OpenAiClientTest {

  @Inject MemorySampleLog log;

  private OpenAIClient client;

  @BeforeEach
  void connect() {
    log.reset();
    log.pending = null;
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl("http://127.0.0.1:" + RestAssured.port + "/v1")
            .apiKey("k3y")
            .maxRetries(0)
            .responseValidation(true)
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void sendsAPictureOfThreeMebibytes() {
    byte[] png = Pictures.encoded("png", 1_100, 1_000);
    assertThat(png.length).isGreaterThan(3 << 20);
    ChatCompletionCreateParams request =
        ChatCompletionCreateParams.builder()
            .model("gpt-4o")
            .addSystemMessage("Be brief.")
            .addUserMessageOfArrayOfContentParts(
                List.of(
                    ChatCompletionContentPart.ofImageUrl(
                        ChatCompletionContentPartImage.builder()
                            .imageUrl(
                                ChatCompletionContentPartImage.ImageUrl.builder()
                                    .url(Pictures.dataUrl(png))
                                    .detail(ChatCompletionContentPartImage.ImageUrl.Detail.HIGH)
                                    .build())
                            .build()),
                    ChatCompletionContentPart.ofText(
                        ChatCompletionContentPartText.builder()
                            .text("What is it? A) noise B) a ball")
                            .build())))
            .putAdditionalHeader("x-request-id", MirrorIds.letIn())
            .build();

    ChatCompletion answer = client.chat().completions().create(request);

    assertThat(answer.choices()).isEmpty();
    assertThat(answer._additionalProperties()).containsKey("outcome");
    assertThat(answer._additionalProperties().toString()).contains("accepted");
    Image image = log.samples.getFirst().getImages().getFirst();
    assertThat(image.getContent().array()).isEqualTo(png);
    assertThat(log.samples.getFirst().getOptions()).hasSize(2);
    assertThat(log.samples.toString()).doesNotContain("k3y");
  }

  @Test
  void sendsARequestOfTheResponsesApi() {
    Response answer =
        client
            .responses()
            .create(
                ResponseCreateParams.builder()
                    .model("gpt-4o")
                    .instructions("Be brief.")
                    .input("Two and two?")
                    .putAdditionalHeader("x-request-id", MirrorIds.letIn())
                    .build());

    assertThat(answer.output()).isEmpty();
    assertThat(log.samples.getFirst().getMessages()).hasSize(2);
  }
}
