package io.agnoscope.perturbation.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.perturbation.ingest.Fields;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.openai.Conversation.Content;

/**
 * Writes the tool calls of past turns as text of their turn, one line each: {@code
 * <tool_call>{"name":...,"arguments":"..."}</tool_call>}, the arguments as they came. Calls keep
 * their order, and so do the tool turns that answer them, which is how they belong together.
 */
final class ToolCalls {

  private ToolCalls() {}

  /**
   * The text of a call.
   *
   * @param call has a name, and its arguments or input
   * @throws RefusedException when it has no name, or arguments that are no text
   */
  static Content text(JsonNode call) throws RefusedException {
    String name =
        Fields.text(call, "name")
            .orElseThrow(() ->
                new RefusedException(RefusalCause.MALFORMED_FIELD, "a tool call has no \"name\""));
    ObjectNode marked = JsonNodeFactory.instance.objectNode();
    marked.put("name", name);
    marked.put(
        "arguments", Fields.text(call, call.has("input") ? "input" : "arguments").orElse(""));
    return new Content.Text("<tool_call>" + marked + "</tool_call>");
  }
}
