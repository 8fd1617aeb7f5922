package io.agnoscope.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.chat.ChatCompletion.Alternative;
import io.agnoscope.inference.tinyvlm.TinyVlmSource;
import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What TinyVLM says through the chat endpoint is what it says without. */
class TinyVlmChatTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static AnswerModel model;

  @BeforeAll
  static void load() {
    model = new TinyVlmSource().first();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void tellsTheModelsOwnProbabilities() throws Exception {
    byte[] png = ChatPictures.png(64, 64);
    String text = "The sky is green. What color is the star?";
    List<String> options = List.of("red", "blue", "dark green", "white");

    ChatCompletion completion =
        complete(
            """
            {"model":"tinyvlm","logprobs":true,"top_logprobs":20,"messages":[{"role":"user","content":[
              {"type":"image_url","image_url":{"url":"%s"}},
              {"type":"text","text":"Question:\\n%s\\nOption:\\nA: red\\nB: blue\\nC: dark green\\nD: white\\nAnswer with the letter only."}]}]}
            """
                .formatted(ChatPictures.dataUrl(png), text));

    Reply.Distribution direct =
        (Reply.Distribution)
            model
                .ask(
                    List.of(
                        Fixtures.ask(
                            new Picture(Sha256.hex(png), "image/png", png), text, options)),
                    InstantSource.system().instant().plus(PATIENCE))
                .getFirst();
    List<Alternative> letters =
        Objects.requireNonNull(completion.choices().getFirst().logprobs())
            .content()
            .getFirst()
            .topLogprobs();
    assertThat(letters)
        .hasSize(4)
        .isSortedAccordingTo((a, b) -> Double.compare(b.logprob(), a.logprob()))
        .allSatisfy(letter ->
            assertThat(Math.exp(letter.logprob()))
                .isCloseTo(
                    direct.probabilities().get(letter.token().charAt(0) - 'A'), within(1e-6)));
    assertThat(completion.choices().getFirst().message().content())
        .isEqualTo(letters.getFirst().token());
  }

  @Test
  void tellsWhyTheModelCannotBeAsked() {
    ChatRefusedException refused =
        catchThrowableOfType(
            ChatRefusedException.class,
            () ->
                complete(
                    """
                    {"model":"tinyvlm","messages":[{"role":"user",
                      "content":"Pick one: A) a B) b C) c D) d E) e F) f G) g"}]}
                    """));

    assertThat(refused.error().status()).isEqualTo(400);
    assertThat(refused.error().code()).isEqualTo("unsupported-option-count");
  }

  private static ChatCompletion complete(String body)
      throws ChatRefusedException, InterruptedException {
    ServedModels models =
        new ServedModels() {
          @Override
          public boolean inProcess() {
            return true;
          }

          @Override
          public Optional<Held> hold() {
            return Optional.of(new ServedFake.Kept(model));
          }
        };
    return new ChatDesk(models, "watched", PATIENCE, InstantSource.system())
        .complete(ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8)));
  }
}
