package io.agnoscope.perturbation.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts an answer together from the events of a stream, of chat completions or of responses. One
 * object reads one stream.
 */
final class StreamedAnswer {

  private final StringBuilder content = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final TreeMap<Integer, Call> calls = new TreeMap<>();
  private Optional<String> whole = Optional.empty();
  private boolean complete;

  /** Reads one event. */
  void add(JsonNode event) {
    if (event.path("choices").isArray()) {
      event.path("choices").forEach(this::addChoice);
    } else if (event.path("type").isTextual()) {
      addResponseEvent(event, event.path("type").textValue());
    }
  }

  /** The stream said that it ended. */
  void done() {
    complete = true;
  }

  /** Whether the model had ended before the stream did. */
  boolean complete() {
    return complete;
  }

  /** What the model said. */
  Optional<String> text() {
    if (whole.isPresent()) {
      return whole;
    }
    List<String> said = new ArrayList<>();
    said.add(content.toString());
    said.add(refusal.toString());
    calls
        .values()
        .forEach(
            call -> said.add(AnswerText.call(call.name.toString(), call.arguments.toString())));
    said.removeIf(String::isEmpty);
    return AnswerText.joined(said);
  }

  private void addChoice(JsonNode choice) {
    if (choice.path("index").asInt(0) != 0) {
      return;
    }
    JsonNode delta = choice.path("delta");
    content.append(delta.path("content").asText(""));
    refusal.append(delta.path("refusal").asText(""));
    for (JsonNode part : delta.path("tool_calls")) {
      Call call = call(part.path("index").asInt(0));
      call.name.append(part.path("function").path("name").asText(""));
      call.arguments.append(part.path("function").path("arguments").asText(""));
    }
    complete |= choice.path("finish_reason").isTextual();
  }

  private void addResponseEvent(JsonNode event, String type) {
    switch (type) {
      case "response.output_text.delta" -> content.append(event.path("delta").asText(""));
      case "response.refusal.delta" -> refusal.append(event.path("delta").asText(""));
      case "response.output_item.added" -> {
        if (event.path("item").path("type").asText().equals("function_call")) {
          call(event.path("output_index").asInt(0))
              .name
              .append(event.path("item").path("name").asText(""));
        }
      }
      case "response.function_call_arguments.delta" ->
          call(event.path("output_index").asInt(0))
              .arguments
              .append(event.path("delta").asText(""));
      case "response.completed", "response.incomplete", "response.failed" -> {
        whole = AnswerText.of(event.path("response"));
        complete = true;
      }
      default -> {
        // Steps in between, which repeat what the deltas say.
      }
    }
  }

  private Call call(int index) {
    return calls.computeIfAbsent(index, unused -> new Call());
  }

  private static final class Call {

    private final StringBuilder name = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
  }
}
