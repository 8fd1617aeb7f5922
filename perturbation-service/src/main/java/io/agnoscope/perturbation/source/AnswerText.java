package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the answer in the JSON of a whole response, or of a whole message of one. */
final class AnswerText {

  private AnswerText() {}

  /** The first choice of a {@code chat.completion}, or the output of a {@code response}. */
  static Optional<String> of(JsonNode response) {
    JsonNode choices = response.path("choices");
    if (choices.isArray()) {
      return choices.isEmpty() ? Optional.empty() : ofMessage(choices.get(0).path("message"));
    }
    return response.path("output").isArray() ? ofOutput(response.path("output")) : Optional.empty();
  }

  private static Optional<String> ofMessage(JsonNode message) {
    List<String> said = new ArrayList<>();
    addText(said, message.path("content"));
    addText(said, message.path("refusal"));
    for (JsonNode call : message.path("tool_calls")) {
      addCall(said, call.path("function"));
    }
    return joined(said);
  }

  private static Optional<String> ofOutput(JsonNode output) {
    List<String> said = new ArrayList<>();
    for (JsonNode item : output) {
      if (item.path("type").asText().equals("function_call")) {
        addCall(said, item);
      } else if (item.path("type").asText("message").equals("message")) {
        addText(said, item.path("content"));
      }
    }
    return joined(said);
  }

  /** A text, or a list of parts that have one. */
  private static void addText(List<String> said, JsonNode content) {
    if (content.isTextual()) {
      add(said, content.textValue());
    } else if (content.isArray()) {
      for (JsonNode part : content) {
        add(said, part.path("text").asText(""));
        add(said, part.path("refusal").asText(""));
      }
    }
  }

  private static void addCall(List<String> said, JsonNode function) {
    JsonNode arguments = function.path("arguments");
    add(
        said,
        call(
            function.path("name").asText(""),
            arguments.isTextual() ? arguments.textValue() : arguments.toString()));
  }

  /** How a call of a tool is written. */
  static String call(String name, String arguments) {
    return name.isEmpty() && arguments.isEmpty() ? "" : name + "(" + arguments + ")";
  }

  private static void add(List<String> said, String text) {
    if (!text.isEmpty()) {
      said.add(text);
    }
  }

  static Optional<String> joined(List<String> said) {
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", said));
  }
}
