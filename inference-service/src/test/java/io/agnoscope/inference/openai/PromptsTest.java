package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.ObjectMappers;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Turn;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Role;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PromptsTest {

  static final Picture PICTURE = new Picture("p", "image/png", new byte[] {1, 2, 3});
  private static final Picture OTHER = new Picture("o", "image/jpeg", new byte[] {4});
  private static final String IMAGE = "data:image/png;base64,AQID";
  private static final String QUESTION =
      """
      Question:
      What is it?
      Option:
      A: star
      B: {question}
      Answer with the letter of one option and nothing else.\
      """;

  private final Prompts prompts = new Prompts("a/model", new Decoding(16, 256, 20, 7));

  @Test
  void asksOnceAtTemperatureZeroAndInOnePiece() {
    JsonNode request = request(ask(Modality.NOTHING, false, text("What is it?")));

    assertThat(request.get("model").textValue()).isEqualTo("a/model");
    assertThat(request.get("temperature").doubleValue()).isZero();
    assertThat(request.get("n").intValue()).isEqualTo(1);
    assertThat(request.get("seed").intValue()).isEqualTo(7);
    assertThat(request.get("max_tokens").intValue()).isEqualTo(16);
    assertThat(request.get("logprobs").booleanValue()).isTrue();
    assertThat(request.get("top_logprobs").intValue()).isEqualTo(20);
    assertThat(request.path("stream").booleanValue()).isFalse();
    assertThat(request.has("tools")).isFalse();
    assertThat(request.get("messages").get(0).get("content").textValue()).isEqualTo(QUESTION);
  }

  @Test
  void thePictureStandsFirstWhereverItCameFrom() {
    for (Modality touches : List.of(Modality.NOTHING, Modality.TEXT, Modality.OPTIONS)) {
      assertThat(content(ask(touches, false, text("What is it?"), PICTURE)))
          .containsExactly(IMAGE, QUESTION);
    }
  }

  @Test
  void aPictureThatIsChangedStandsWhereTheCleanOneDoes() {
    assertThat(content(ask(Modality.IMAGE, false, PICTURE, text("What is it?"))))
        .containsExactly(IMAGE, QUESTION);
  }

  @Test
  void aPictureThatIsAddedFollowsTheTextThatTheViewsShare() {
    assertThat(content(ask(Modality.IMAGE, true, PICTURE, text("What is it?"))))
        .containsExactly(QUESTION, IMAGE);
  }

  @Test
  void aTextBetweenPicturesStaysThere() {
    Ask ask = ask(Modality.TEXT, false, PICTURE, text("What"), OTHER, text("is it?"));

    assertThat(content(ask))
        .containsExactly(
            IMAGE,
            "Question:\nWhat",
            "data:image/jpeg;base64,BA==",
            QUESTION.substring(QUESTION.indexOf("is it?")));
  }

  @Test
  void optionsAloneAreAQuestionToo() {
    assertThat(content(ask(Modality.NOTHING, false, PICTURE)))
        .containsExactly(IMAGE, QUESTION.replace("What is it?", ""));
  }

  @Test
  void theOtherTurnsGoVerbatim() {
    Ask ask =
        new Ask(
            List.of(
                new Turn(Role.DEVELOPER, List.of(text("Be brief."))),
                new Turn(Role.USER, List.of(text("See {options}"), PICTURE)),
                new Turn(Role.TOOL, List.of(text("42")))),
            List.of(text("What is it?")),
            List.of(new Turn(Role.ASSISTANT, List.of(text("It is")))),
            List.of(),
            Modality.NOTHING);

    JsonNode messages = request(ask).get("messages");

    assertThat(messages.findValuesAsText("role"))
        .containsExactly("system", "user", "user", "user", "assistant");
    assertThat(messages.get(0).get("content").textValue()).isEqualTo("Be brief.");
    assertThat(messages.get(1).get("content").get(0).get("text").textValue())
        .isEqualTo("See {options}");
    assertThat(messages.get(1).get("content").get(1).get("image_url").get("url").textValue())
        .isEqualTo(IMAGE);
    assertThat(messages.get(3).get("content").textValue()).isEqualTo("What is it?");
    assertThat(messages.get(4).get("content").textValue()).isEqualTo("It is");
  }

  private JsonNode request(Ask ask) {
    return ObjectMappers.jsonMapper()
        .valueToTree(prompts.request(ask, new Dialect(20, Dialect.LimitField.MAX_TOKENS))._body());
  }

  private List<String> content(Ask ask) {
    JsonNode parts = request(ask).get("messages").get(0).get("content");
    return StreamSupport.stream(parts.spliterator(), false)
        .map(part ->
            part.has("text")
                ? part.get("text").textValue()
                : part.get("image_url").get("url").textValue())
        .toList();
  }

  private static Content.Text text(String text) {
    return new Content.Text(text);
  }

  private static Ask ask(Modality touches, boolean added, Content... content) {
    return new Ask(
        List.of(),
        List.of(content),
        List.of(),
        List.of(new Choice("A", "star"), new Choice("B", "{question}")),
        touches,
        added);
  }
}
