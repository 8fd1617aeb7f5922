package io.agnoscope.perturbation.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.TextPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class OpenAiReaderPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] SOUND =
      """
      {"model":"m","input":"q","messages":[{"role":"system","content":"s"},{"role":"user","content":
      [{"type":"text","text":"Which?\\nA. x\\nB. y"},{"type":"image_url","image_url":{"url":"data:"}}]},
      {"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}]}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final List<OpenAiReader> readers =
      List.of(
          new ChatCompletionsReader(ChatCompletionsReaderTest.LIMITS, new FakePictures()),
          new ResponsesReader(ChatCompletionsReaderTest.LIMITS, new FakePictures()));

  @Property(tries = 300)
  void anyBytesAreJudged(@ForAll @Size(max = 200) byte[] bytes) {
    for (OpenAiReader reader : readers) {
      assertThat(reader.read(bytes, Origins.MIRROR)).isInstanceOf(OpenAiReading.Refused.class);
    }
  }

  @Property(tries = 500)
  void aDamagedRequestIsJudged(
      @ForAll @IntRange(max = 400) int place,
      @ForAll @IntRange(max = 6) int cut,
      @ForAll @Size(max = 4) byte[] put) {
    int at = place % SOUND.length;
    int rest = Math.min(SOUND.length, at + cut);
    byte[] damaged = new byte[at + put.length + SOUND.length - rest];
    System.arraycopy(SOUND, 0, damaged, 0, at);
    System.arraycopy(put, 0, damaged, at, put.length);
    System.arraycopy(SOUND, rest, damaged, at + put.length, SOUND.length - rest);

    for (OpenAiReader reader : readers) {
      assertThat(reader.read(damaged, Origins.MIRROR)).isNotNull();
    }
  }

  @Property(tries = 300)
  void turnsGoVerbatim(
      @ForAll @NotEmpty @Size(max = 20) List<@Size(max = 8) List<Character>> texts) {
    List<String> turns =
        texts.stream().map(OpenAiReaderPropertyTest::valid).map(text -> "q" + text).toList();
    ObjectNode request = JSON.createObjectNode();
    turns.forEach(
        turn -> request.withArray("messages").addObject().put("role", "user").put("content", turn));

    OpenAiReading reading =
        readers
            .getFirst()
            .read(request.toString().getBytes(StandardCharsets.UTF_8), Origins.MIRROR);

    assertThat(((OpenAiReading.Read) reading).request().messages())
        .extracting(Message::getParts)
        .containsExactlyElementsOf(
            turns.stream().map(turn -> List.<Object>of(new TextPart(turn, false))).toList());
  }

  private static String valid(List<Character> letters) {
    StringBuilder text = new StringBuilder();
    letters.stream().filter(letter -> !Character.isSurrogate(letter)).forEach(text::append);
    return text.toString();
  }
}
