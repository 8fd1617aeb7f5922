package io.agnoscope.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agnoscope.inference.answering.Choice;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.schemas.Role;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChatRequestReaderTest {

  private static final String ASKED = "Question:\\nWhat is it?\\nOption:\\nA: star\\nB: moon";

  @Test
  void readsTheConversationAndWhatIsAsked() throws ChatRefusedException {
    ChatRequest request =
        read(
            """
            {"model":"tinyvlm","temperature":0,"logprobs":true,"top_logprobs":5,"messages":[
              {"role":"system","content":"Be brief."},
              {"role":"user","content":"Hello."},
              {"role":"assistant","content":null,"tool_calls":[]},
              {"role":"user","content":[
                {"type":"text","text":"Question:\\nWhat is it?"},
                {"type":"image_url","image_url":{"url":"%s","detail":"low"}},
                {"type":"text","text":"Option:\\nA: star\\nB: moon"}]},
              {"role":"assistant","content":"It is"}]}
            """
                .formatted(ChatPictures.dataUrl(ChatPictures.png(8, 8))));

    assertThat(request.model()).isEqualTo("tinyvlm");
    assertThat(request.logprobs()).isTrue();
    assertThat(request.topLogprobs()).isEqualTo(5);
    assertThat(request.ask().before())
        .extracting(turn -> turn.role())
        .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT);
    assertThat(request.ask().text()).isEqualTo("What is it?");
    assertThat(request.ask().pictures())
        .singleElement()
        .satisfies(picture -> {
          assertThat(picture.mediaType()).isEqualTo("image/png");
          assertThat(picture.encoded()).isEqualTo(ChatPictures.png(8, 8));
        });
    assertThat(request.ask().choices())
        .containsExactly(new Choice("A", "star"), new Choice("B", "moon"));
    assertThat(request.ask().after())
        .singleElement()
        .satisfies(turn -> assertThat(turn.content()).containsExactly(new Content.Text("It is")));
  }

  @Test
  void aPictureIsKnownByItsBytesAndNotByWhatItSaysItIs() throws ChatRefusedException {
    Picture picture =
        DataUrlPictures.read(
            ChatPictures.dataUrl(ChatPictures.png(8, 8)).replace("image/png", "image/jpeg"));

    assertThat(picture.mediaType()).isEqualTo("image/png");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("", "malformed-json"),
        Arguments.of("[]", "malformed-json"),
        Arguments.of("{\"model\":\"m\"", "malformed-json"),
        Arguments.of("{\"model\":\"m\"} {}", "malformed-json"),
        Arguments.of("{\"model\":\"m\",\"model\":\"m\"}", "malformed-json"),
        Arguments.of("{\"messages\":[]}", "malformed-field"),
        Arguments.of(request("[]", ""), "malformed-field"),
        Arguments.of(request("[{\"role\":\"nobody\",\"content\":\"x\"}]", ""), "malformed-field"),
        Arguments.of(request("[{\"role\":\"user\",\"content\":1}]", ""), "malformed-field"),
        Arguments.of(request("[{\"role\":\"system\",\"content\":\"x\"}]", ""), "missing-question"),
        Arguments.of(
            request("[{\"role\":\"user\",\"content\":\"What is it?\"}]", ""), "no-options"),
        Arguments.of(
            request("[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\"}]}]", ""),
            "unsupported-part"),
        Arguments.of(asked(",\"stream\":true"), "unsupported_value"),
        Arguments.of(asked(",\"n\":2"), "unsupported_value"),
        Arguments.of(asked(",\"logprobs\":true,\"top_logprobs\":21"), "invalid_value"),
        Arguments.of(asked(",\"logprobs\":true,\"top_logprobs\":-1"), "invalid_value"),
        Arguments.of(asked(",\"top_logprobs\":2"), "invalid_value"),
        Arguments.of(picture("https://example.com/a.png"), "image-not-inline"),
        Arguments.of(picture("file:///etc/hostname"), "image-not-inline"),
        Arguments.of(picture("data:image/png,abc"), "unreadable-image"),
        Arguments.of(picture("data:image/png;base64,@@@"), "unreadable-image"),
        Arguments.of(picture("data:image/png;base64,AAAA"), "unreadable-image"),
        Arguments.of(picture(ChatPictures.dataUrl(huge())), "too-many-pixels"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatCannotBeAsked(String body, String code) {
    ChatRefusedException refused =
        catchThrowableOfType(ChatRefusedException.class, () -> read(body));

    assertThat(refused).isNotNull();
    assertThat(refused.error().code()).isEqualTo(code);
    assertThat(refused.error().status()).isEqualTo(400);
    assertThat(refused.error().type()).isEqualTo("invalid_request_error");
  }

  private static ChatRequest read(String body) throws ChatRefusedException {
    return ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String request(String messages, String more) {
    return "{\"model\":\"m\",\"messages\":" + messages + more + "}";
  }

  private static String asked(String more) {
    return request("[{\"role\":\"user\",\"content\":\"" + ASKED + "\"}]", more);
  }

  private static String picture(String url) {
    return request(
        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\""
            + ASKED
            + "\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\""
            + url
            + "\"}}]}]",
        "");
  }

  /** A PNG whose header says that it has 16,004,000 pixels; nothing of them is there. */
  private static byte[] huge() {
    byte[] png = ChatPictures.png(8, 8);
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 4001);
    header.putInt(20, 4000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }
}
