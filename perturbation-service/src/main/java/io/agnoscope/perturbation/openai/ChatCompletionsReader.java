package io.agnoscope.perturbation.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.perturbation.ingest.Fields;
import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.openai.Conversation.Content;
import io.agnoscope.perturbation.openai.Conversation.Turn;
import io.agnoscope.perturbation.traffic.Origin;
import io.agnoscope.perturbation.traffic.RemotePictures;
import io.agnoscope.schemas.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests of the chat-completions API. Thread-safe. */
public final class ChatCompletionsReader implements OpenAiReader {

  private static final Map<String, Role> ROLES =
      Map.of(
          "system", Role.SYSTEM,
          "developer", Role.DEVELOPER,
          "user", Role.USER,
          "assistant", Role.ASSISTANT,
          "tool", Role.TOOL,
          "function", Role.TOOL);

  private final RequestReader requests;

  /** A reader that fetches pictures named by address from where it is allowed to. */
  public ChatCompletionsReader(Limits limits, RemotePictures remote) {
    this.requests = new RequestReader(limits, remote, ChatCompletionsReader::conversation);
  }

  @Override
  public OpenAiReading read(byte[] body, Origin origin) {
    return requests.read(body, origin);
  }

  @Override
  public OpenAiReading read(JsonNode request, Origin origin) {
    return requests.read(request, origin);
  }

  private static Conversation conversation(JsonNode request)
      throws RefusedException, UnsupportedException {
    for (JsonNode modality : request.path("modalities")) {
      if (modality.asText().equals("audio")) {
        throw new UnsupportedException(UnsupportedKind.AUDIO);
      }
    }
    JsonNode messages = request.path("messages");
    if (!messages.isArray()) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD, "\"messages\" is not a list of messages");
    }
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      turns.add(turn(message));
    }
    return new Conversation(
        Fields.text(request, "model").orElse(null),
        turns,
        !request.path("tools").isEmpty() || !request.path("functions").isEmpty());
  }

  private static Turn turn(JsonNode message) throws RefusedException, UnsupportedException {
    Role role = message.isObject() ? ROLES.get(Fields.text(message, "role").orElse("")) : null;
    if (role == null) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD,
          "a message's \"role\" is none of system, developer, user, assistant, tool, function");
    }
    if (Fields.get(message, "audio").isPresent()) {
      throw new UnsupportedException(UnsupportedKind.AUDIO);
    }
    List<Content> contents = new ArrayList<>();
    Optional<JsonNode> content = Fields.get(message, "content");
    if (content.isPresent()) {
      contents.addAll(ContentReader.contents(content.get()));
    }
    Optional<String> refusal = Fields.text(message, "refusal");
    if (refusal.isPresent()) {
      contents.add(new Content.Text(refusal.get()));
    }
    for (JsonNode call : message.path("tool_calls")) {
      contents.add(ToolCalls.text(call.path(call.has("custom") ? "custom" : "function")));
    }
    Optional<JsonNode> legacyCall = Fields.get(message, "function_call");
    if (legacyCall.isPresent()) {
      contents.add(ToolCalls.text(legacyCall.get()));
    }
    return new Turn(role, contents);
  }
}
