package io.agnoscope.perturbation.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.Pictures;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResponsesReaderTest {

  private final ResponsesReader reader =
      new ResponsesReader(ChatCompletionsReaderTest.LIMITS, new FakePictures());

  @Test
  void readsATextAsTheUsersTurn() {
    ServedRequest request =
        read("{\"model\": \"m\", \"instructions\": \"Be brief.\", \"input\": \"Two and two?\"}");

    assertThat(request.model()).isEqualTo("m");
    assertThat(request.messages())
        .containsExactly(
            new Message(Role.SYSTEM, List.of(text("Be brief."))),
            new Message(Role.USER, List.of(text("Two and two?"))));
  }

  @Test
  void readsItemsOfEveryKindThatIsInTheRequest() {
    byte[] png = Pictures.encoded("png", 5, 4);

    ServedRequest request =
        read(
            """
            {"stream": true, "tools": [{"type": "function", "name": "f"}], "input": [
              {"role": "user", "content": "Look."},
              {"type": "reasoning", "summary": [], "encrypted_content": "x"},
              {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"},
              {"type": "function_call_output", "call_id": "c", "output": "7"},
              {"type": "custom_tool_call", "call_id": "d", "name": "g", "input": "free"},
              {"type": "custom_tool_call_output", "call_id": "d",
               "output": [{"type": "input_text", "text": "8"}]},
              {"type": "message", "role": "assistant", "status": "completed", "id": "m",
               "content": [{"type": "output_text", "text": "Seen.", "annotations": []}]},
              {"type": "message", "role": "user", "content": [
                {"type": "input_text", "text": "Which is it?\\nA) red\\nB) blue"},
                {"type": "input_image", "image_url": "%s", "detail": "auto"}]}]}
            """
                .formatted(Pictures.dataUrl(png)));

    assertThat(request.messages())
        .containsExactly(
            new Message(Role.USER, List.of(text("Look."))),
            new Message(
                Role.ASSISTANT,
                List.of(text("<tool_call>{\"name\":\"f\",\"arguments\":\"{}\"}</tool_call>"))),
            new Message(Role.TOOL, List.of(text("7"))),
            new Message(
                Role.ASSISTANT,
                List.of(text("<tool_call>{\"name\":\"g\",\"arguments\":\"free\"}</tool_call>"))),
            new Message(Role.TOOL, List.of(text("8"))),
            new Message(Role.ASSISTANT, List.of(text("Seen."))),
            new Message(
                Role.USER, List.of(text("Which is it?"), new ImagePart(Sha256.hex(png), false))));
    assertThat(request.options()).containsExactly(new Option("A", "red"), new Option("B", "blue"));
  }

  static Stream<Arguments> unsupported() {
    return Stream.of(
        Arguments.of("{\"previous_response_id\": \"r\", \"input\": \"q\"}", "stored"),
        Arguments.of("{\"conversation\": \"c\", \"input\": \"q\"}", "stored"),
        Arguments.of("{\"prompt\": {\"id\": \"p\"}}", "stored"),
        Arguments.of("{\"input\": [{\"type\": \"item_reference\", \"id\": \"i\"}]}", "stored"),
        Arguments.of("{\"input\": [{\"type\": \"web_search_call\"}]}", "server-tools"),
        Arguments.of("{\"input\": [{\"type\": \"image_generation_call\"}]}", "images"),
        Arguments.of(part("{\"type\": \"input_file\", \"file_id\": \"f\"}"), "files"),
        Arguments.of(part("{\"type\": \"input_image\", \"file_id\": \"f\"}"), "files"),
        Arguments.of(part("{\"type\": \"input_audio\"}"), "audio"));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void namesWhatIsUnsupported(String json, String kind) {
    assertThat(judge(json))
        .isInstanceOfSatisfying(
            OpenAiReading.Unsupported.class,
            unsupported -> assertThat(unsupported.kind().label()).isEqualTo(kind));
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        Arguments.of("{}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"input\": 5}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"input\": [5]}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"input\": []}", RefusalCause.MISSING_QUESTION),
        Arguments.of("{\"input\": \" \"}", RefusalCause.MISSING_QUESTION),
        Arguments.of(part("{\"type\": \"input_image\"}"), RefusalCause.MALFORMED_FIELD),
        Arguments.of(
            "{\"input\": [{\"role\": \"user\", \"content\": \"q\"},"
                + "{\"type\": \"function_call_output\", \"output\": \"7\"}]}",
            RefusalCause.LAST_TURN_NOT_USER));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void refusesByCause(String json, RefusalCause cause) {
    assertThat(judge(json))
        .isInstanceOfSatisfying(
            OpenAiReading.Refused.class,
            refused -> assertThat(refused.refusal().cause()).isEqualTo(cause));
  }

  private static String part(String part) {
    return "{\"input\": [{\"role\": \"user\", \"content\": [" + part + "]}]}";
  }

  private static TextPart text(String text) {
    return new TextPart(text, false);
  }

  private ServedRequest read(String json) {
    return switch (judge(json)) {
      case OpenAiReading.Read read -> read.request();
      case OpenAiReading other -> throw new AssertionError(other);
    };
  }

  private OpenAiReading judge(String json) {
    return reader.read(json.getBytes(StandardCharsets.UTF_8), Origins.MIRROR);
  }
}
