package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ServedAnswerPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedAnswerReader reader = new ServedAnswerReader(100_000, 10_000);

  @Property
  void anyBytesAreJudged(@ForAll byte[] body) {
    assertThat(reader.read(body)).isNotNull();
  }

  @Property
  void anyPieceOfAStreamIsJudged(@ForAll("nearlyStreams") String body) {
    assertThat(reader.read(body.getBytes(StandardCharsets.UTF_8))).isNotNull();
  }

  @Property
  void theSameIsSaidWholeAndInPieces(
      @ForAll @Size(min = 1, max = 20) List<@From("texts") String> pieces) throws Exception {
    List<String> events = new ArrayList<>();
    for (String piece : pieces) {
      events.add(
          "data: "
              + JSON.writeValueAsString(
                  Map.of("choices", List.of(Map.of("delta", Map.of("content", piece))))));
    }
    events.add("data: [DONE]");
    byte[] whole =
        JSON.writeValueAsBytes(
            Map.of(
                "choices", List.of(Map.of("message", Map.of("content", String.join("", pieces))))));

    assertThat(reader.read(String.join("\n\n", events).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(reader.read(whole));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> nearlyStreams() {
    return Arbitraries.of(
            "data:",
            "data: ",
            "{\"choices\":[{\"delta\":",
            "{\"content\":\"x\"}",
            "}]}",
            "{\"type\":\"response.completed\",\"response\":",
            "[DONE]",
            "{",
            "]",
            "null",
            "\n",
            "\r\n\r\n",
            "{\"tool_calls\":[{\"index\":-1}]}")
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }
}
