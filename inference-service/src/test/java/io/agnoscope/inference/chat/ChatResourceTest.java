package io.agnoscope.inference.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartImage.ImageUrl;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionTokenLogprob.TopLogprob;
import io.agnoscope.inference.NoBroker;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Turn;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.identity.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoBroker.class)
class ChatResourceTest {

  private static final String QUESTION = "What color is the star?";
  private static final String TURN = "Question:\n" + QUESTION + "\nOption:\nA: red\nB: blue";

  @Inject ServedFake served;

  @AfterEach
  void load() {
    served.loaded = true;
  }

  @Test
  void theOfficialClientLearnsWhatTheModelThinks() {
    byte[] png = ChatPictures.png(64, 64);

    ChatCompletion completion =
        client()
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("tinyvlm")
                    .temperature(0)
                    .maxCompletionTokens(1)
                    .logprobs(true)
                    .topLogprobs(20)
                    .addSystemMessage("Answer with the letter.")
                    .addUserMessageOfArrayOfContentParts(
                        List.of(
                            ChatCompletionContentPart.ofImageUrl(
                                ChatCompletionContentPartImage.builder()
                                    .imageUrl(
                                        ImageUrl.builder().url(ChatPictures.dataUrl(png)).build())
                                    .build()),
                            ChatCompletionContentPart.ofText(
                                ChatCompletionContentPartText.builder().text(TURN).build())))
                    .build());

    Ask asked = served.model.batches.getLast().getFirst();
    assertThat(asked.text()).isEqualTo(QUESTION);
    assertThat(asked.options()).containsExactly("red", "blue");
    assertThat(asked.pictures()).extracting(Picture::sha256).containsExactly(Sha256.hex(png));
    assertThat(asked.before()).extracting(Turn::role).containsExactly(Role.SYSTEM);
    assertThat(completion.model()).isEqualTo("fake-1");
    assertThat(completion.choices().getFirst().message().content()).contains("A");
    var tokens = completion.choices().getFirst().logprobs().orElseThrow().content().orElseThrow();
    assertThat(tokens)
        .singleElement()
        .satisfies(token -> {
          assertThat(token.token()).isEqualTo("A");
          assertThat(token.topLogprobs()).extracting(TopLogprob::token).containsExactly("A", "B");
          assertThat(token.topLogprobs())
              .extracting(TopLogprob::logprob)
              .containsExactly(Math.log(0.7), Math.log(0.3));
        });
    assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(1);
  }

  @Test
  void theOfficialClientUnderstandsThatThereIsNoSuchModel() {
    ChatCompletionCreateParams params =
        ChatCompletionCreateParams.builder().model("gpt-9").addUserMessage(TURN).build();

    assertThatThrownBy(() -> client().chat().completions().create(params))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no such model");
  }

  @Test
  void listsItsNames() {
    given()
        .get("/v1/models")
        .then()
        .statusCode(200)
        .body("object", equalTo("list"))
        .body("data.id", hasItems("fake-1", "tinyvlm"));
  }

  @Test
  void refusesAsTheApiDoes() {
    post("{\"model\":")
        .statusCode(400)
        .body("error.code", equalTo("malformed-json"))
        .body("error.type", equalTo("invalid_request_error"))
        .body("error.message", notNullValue())
        .body("error.param", nullValue());
    post("{\"model\":\"tinyvlm\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}]}")
        .statusCode(400)
        .body("error.code", equalTo("no-options"));
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    post("{\"model\":\"" + "x".repeat(16 << 20) + "\"}")
        .statusCode(413)
        .body("error.code", equalTo("body-too-large"));
  }

  @Test
  void asksToComeBackUntilAModelIsLoaded() {
    served.loaded = false;

    post("{\"model\":\"tinyvlm\",\"messages\":[{\"role\":\"user\",\"content\":\"Which? A) a B) b\"}]}")
        .statusCode(503)
        .header("Retry-After", "5")
        .body("error.type", equalTo("server_error"))
        .body("error.code", equalTo("model-not-loaded"));
    given().get("/v1/models").then().statusCode(503);
  }

  @Test
  void countsByOutcome() {
    post("{}").statusCode(400);

    given()
        .get("/q/metrics")
        .then()
        .body(
            containsString(
                "agnoscope_inference_chat_requests_seconds_count{outcome=\"malformed-field\"}"));
  }

  private static ValidatableResponse post(String body) {
    return given().contentType("application/json").body(body).post("/v1/chat/completions").then();
  }

  private static OpenAIClient client() {
    return OpenAIOkHttpClient.builder()
        .baseUrl("http://127.0.0.1:" + RestAssured.port + "/v1")
        .apiKey("not-a-key")
        .maxRetries(0)
        .build();
  }
}
