package io.agnoscope.perturbation.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.Pictures;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.traffic.ServedRequest;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.identity.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCompletionsReaderTest {

  static final Limits LIMITS = new Limits(200_000, 16_000_000, 3, 1_000, 300_000);

  private final FakePictures remote = new FakePictures();
  private final ChatCompletionsReader reader = new ChatCompletionsReader(LIMITS, remote);

  @Test
  void readsAConversationWithEverythingInIt() {
    byte[] png = Pictures.encoded("png", 5, 4);
    byte[] jpg = Pictures.encoded("jpg", 9, 9);

    ServedRequest request =
        read(
            """
            {"model": "gpt-4o", "stream": true, "n": 2, "temperature": 0.5, "seed": 12345678901,
             "messages": [
              {"role": "developer", "content": "Be brief.", "name": "ops"},
              {"role": "user", "content": [{"type": "text", "text": "What is it?"},
                {"type": "image_url", "image_url": {"url": "%s", "detail": "low"}}]},
              {"role": "assistant", "content": null, "tool_calls": [
                {"id": "c1", "type": "function",
                 "function": {"name": "look", "arguments": "{\\"at\\": 1}"}}]},
              {"role": "tool", "tool_call_id": "c1", "content": "a ball"},
              {"role": "assistant", "content": [{"type": "text", "text": "A ball."},
                {"type": "refusal", "refusal": "No more."}], "refusal": null},
              {"role": "user", "content": [
                {"type": "image_url", "image_url": "%s"}, {"type": "text", "text": "And this?"},
                {"type": "image_url", "image_url": {"url": "%s"}}]}]}
            """
                .formatted(Pictures.dataUrl(png), Pictures.dataUrl(jpg), Pictures.dataUrl(png)));

    assertThat(request.model()).isEqualTo("gpt-4o");
    assertThat(request.origin()).isEqualTo(Origins.MIRROR);
    assertThat(request.options()).isEmpty();
    assertThat(request.servedAnswer()).isNull();
    assertThat(request.images()).hasSize(2);
    ImagePart first = new ImagePart(Sha256.hex(png), false);
    ImagePart second = new ImagePart(Sha256.hex(jpg), false);
    assertThat(request.messages())
        .containsExactly(
            new Message(Role.DEVELOPER, List.of(text("Be brief."))),
            new Message(Role.USER, List.of(text("What is it?"), first)),
            new Message(
                Role.ASSISTANT,
                List.of(
                    text(
                        "<tool_call>{\"name\":\"look\",\"arguments\":\"{\\\"at\\\": 1}\"}"
                            + "</tool_call>"))),
            new Message(Role.TOOL, List.of(text("a ball"))),
            new Message(Role.ASSISTANT, List.of(text("A ball."), text("No more."))),
            new Message(Role.USER, List.of(second, text("And this?"), first)));
  }

  @Test
  void readsTheLegacyFormOfTools() {
    ServedRequest request =
        read(
            """
            {"functions": [{"name": "f"}], "messages": [
              {"role": "assistant", "content": "", "function_call": {"name": "f", "arguments": ""}},
              {"role": "function", "name": "f", "content": "2"},
              {"role": "user", "content": "And then?"}]}
            """);

    assertThat(request.messages())
        .extracting(Message::getRole)
        .containsExactly(Role.ASSISTANT, Role.TOOL, Role.USER);
    assertThat(request.model()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\"}}],",
        "\"functions\": [{\"name\": \"f\"}],"
      })
  void saysThatToolsAreLeftOut(String tools) {
    assertThat(toolsLeftOut(tools)).isTrue();
    assertThat(toolsLeftOut("\"tools\": [],")).isFalse();
  }

  @Test
  void takesTheOptionsOutOfTheLastTurn() {
    ServedRequest request =
        read(
            """
            {"messages": [
              {"role": "user", "content": "Which?\\nA. old\\nB. new"},
              {"role": "assistant", "content": "B"},
              {"role": "user", "content": [
                {"type": "text", "text": "What color is it?"},
                {"type": "text", "text": "A. red\\nB. blue"},
                {"type": "text", "text": "Answer with the letter."}]}]}
            """);

    assertThat(request.options()).containsExactly(new Option("A", "red"), new Option("B", "blue"));
    assertThat(request.messages().getFirst().getParts())
        .containsExactly(text("Which?\nA. old\nB. new"));
    assertThat(request.messages().getLast().getParts())
        .containsExactly(text("What color is it?"), text("Answer with the letter."));
  }

  @Test
  void fetchesAPictureOncePerAddress() {
    byte[] png = Pictures.encoded("png", 5, 4);
    remote.pictures.put(URI.create("https://example.org/a.png?x=1"), png);
    String part =
        "{\"type\": \"image_url\", \"image_url\": {\"url\": \"https://example.org/a.png?x=1\"}},";

    ServedRequest request = read(user("[" + part + part + "{\"type\":\"text\",\"text\":\"q\"}]"));

    assertThat(remote.fetched).hasSize(1);
    assertThat(request.images())
        .singleElement()
        .satisfies(image -> assertThat(image.getContent().array()).isEqualTo(png));
  }

  @Test
  void fetchesNothingForARequestThatIsRefusedAnyway() {
    String part =
        "{\"type\": \"image_url\", \"image_url\": {\"url\": \"https://example.org/%d.png\"}},";
    String four = part.formatted(1) + part.formatted(2) + part.formatted(3) + part.formatted(4);

    assertThat(refused(user("[" + four + "{\"type\":\"text\",\"text\":\"q\"}]")))
        .isEqualTo(RefusalCause.SAMPLE_TOO_LARGE);
    assertThat(refused(user("[" + part.formatted(1) + "{\"type\":\"text\",\"text\":\" \"}]")))
        .isEqualTo(RefusalCause.MISSING_QUESTION);
    assertThat(remote.fetched).isEmpty();
  }

  static Stream<Arguments> unsupported() {
    return Stream.of(
        Arguments.of(user("[{\"type\":\"input_audio\",\"input_audio\":{}}]"), "audio"),
        Arguments.of(user("[{\"type\":\"video_url\",\"video_url\":{}}]"), "video"),
        Arguments.of(user("[{\"type\":\"file\",\"file\":{}}]"), "files"),
        Arguments.of(user("[{\"type\":\"image_url\",\"file_id\":\"f\"}]"), "files"),
        Arguments.of(user("[{\"type\":\"hologram\"}]"), "other"),
        Arguments.of(
            "{\"modalities\":[\"text\",\"audio\"],"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}",
            "audio"),
        Arguments.of(
            "{\"messages\":[{\"role\":\"assistant\",\"audio\":{\"id\":\"a\"}},"
                + "{\"role\":\"user\",\"content\":\"q\"}]}",
            "audio"));
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
        Arguments.of("{\"messages\": ", RefusalCause.MALFORMED_JSON),
        Arguments.of("[]", RefusalCause.MALFORMED_JSON),
        Arguments.of("", RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"messages\": [], \"messages\": []}", RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"messages\":" + "[".repeat(100_000), RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"n\":" + "9".repeat(1_000) + "}", RefusalCause.MALFORMED_JSON),
        Arguments.of("{\"x\":\"" + "x".repeat(500_000) + "\"}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"x\":[" + "0,".repeat(300_000) + "0]}", RefusalCause.MALFORMED_JSON),
        Arguments.of("{}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"messages\": \"q\"}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"messages\": [5]}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"messages\": [{\"role\": \"boss\"}]}", RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"model\": 5, " + user("\"q\"").substring(1), RefusalCause.MALFORMED_FIELD),
        Arguments.of(user("5"), RefusalCause.MALFORMED_FIELD),
        Arguments.of(user("[5]"), RefusalCause.MALFORMED_FIELD),
        Arguments.of(user("[{\"type\":\"text\"}]"), RefusalCause.MALFORMED_FIELD),
        Arguments.of(user("\"\\ud800\""), RefusalCause.MALFORMED_FIELD),
        Arguments.of("{\"messages\": []}", RefusalCause.MISSING_QUESTION),
        Arguments.of(
            "{\"messages\": [{\"role\": \"system\", \"content\": \"q\"}]}",
            RefusalCause.MISSING_QUESTION),
        Arguments.of(user("null"), RefusalCause.MISSING_QUESTION),
        Arguments.of(
            "{\"messages\": [{\"role\": \"user\", \"content\": \"q\"},"
                + "{\"role\": \"assistant\", \"content\": \"a\"}]}",
            RefusalCause.LAST_TURN_NOT_USER),
        Arguments.of(user("\"" + "q".repeat(1_001) + "\""), RefusalCause.TEXT_TOO_LONG),
        Arguments.of(picture("file:///etc/passwd"), RefusalCause.IMAGE_NOT_INLINE),
        Arguments.of(picture("https://[bad"), RefusalCause.MALFORMED_FIELD),
        Arguments.of(picture("https://example.org/not-there"), RefusalCause.IMAGE_NOT_INLINE),
        Arguments.of(picture("data:image/png;base64,###"), RefusalCause.UNREADABLE_IMAGE));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void refusesByCause(String json, RefusalCause cause) {
    assertThat(refused(json)).isEqualTo(cause);
  }

  private boolean toolsLeftOut(String tools) {
    String json = "{" + tools + user("\"q\"").substring(1);
    return ((OpenAiReading.Read) judge(json)).toolsLeftOut();
  }

  private static String picture(String url) {
    return user(
        "[{\"type\":\"text\",\"text\":\"q\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\""
            + url
            + "\"}}]");
  }

  private static String user(String content) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";
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

  private RefusalCause refused(String json) {
    return switch (judge(json)) {
      case OpenAiReading.Refused refused -> refused.refusal().cause();
      case OpenAiReading other -> throw new AssertionError(other);
    };
  }

  private OpenAiReading judge(String json) {
    return reader.read(json.getBytes(StandardCharsets.UTF_8), Origins.MIRROR);
  }
}
