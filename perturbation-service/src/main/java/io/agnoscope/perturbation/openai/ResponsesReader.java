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

/**
 * Reads requests of the responses API whose whole conversation is in the request. The model's
 * reasoning of past turns is left out, as it was not said. Thread-safe.
 */
public final class ResponsesReader implements OpenAiReader {

  private static final Map<String, Role> ROLES =
      Map.of(
          "system", Role.SYSTEM,
          "developer", Role.DEVELOPER,
          "user", Role.USER,
          "assistant", Role.ASSISTANT);

  /** Each names what the server keeps and the request does not have. */
  private static final List<String> STORED =
      List.of("previous_response_id", "conversation", "prompt");

  private final RequestReader requests;

  /** A reader that fetches pictures named by address from where it is allowed to. */
  public ResponsesReader(Limits limits, RemotePictures remote) {
    this.requests = new RequestReader(limits, remote, ResponsesReader::conversation);
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
    for (String stored : STORED) {
      if (Fields.get(request, stored).isPresent()) {
        throw new UnsupportedException(UnsupportedKind.STORED);
      }
    }
    List<Turn> turns = new ArrayList<>();
    Optional<String> instructions = Fields.text(request, "instructions");
    if (instructions.isPresent()) {
      turns.add(new Turn(Role.SYSTEM, List.of(new Content.Text(instructions.get()))));
    }
    JsonNode input = request.path("input");
    if (input.isTextual()) {
      String text = Fields.textOf(input, "\"input\"");
      turns.add(new Turn(Role.USER, List.of(new Content.Text(text))));
    } else if (input.isArray()) {
      for (JsonNode item : input) {
        item(item).ifPresent(turns::add);
      }
    } else {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD, "\"input\" is neither a text nor a list of items");
    }
    return new Conversation(
        Fields.text(request, "model").orElse(null), turns, !request.path("tools").isEmpty());
  }

  private static Optional<Turn> item(JsonNode item) throws RefusedException, UnsupportedException {
    if (!item.isObject()) {
      throw new RefusedException(RefusalCause.MALFORMED_FIELD, "an item is not an object");
    }
    return switch (Fields.text(item, "type").orElse("message")) {
      case "message" -> Optional.of(message(item));
      case "function_call", "custom_tool_call" ->
          Optional.of(new Turn(Role.ASSISTANT, List.of(ToolCalls.text(item))));
      case "function_call_output", "custom_tool_call_output" -> {
        Optional<JsonNode> output = Fields.get(item, "output");
        yield Optional.of(
            new Turn(
                Role.TOOL, output.isPresent() ? ContentReader.contents(output.get()) : List.of()));
      }
      case "reasoning" -> Optional.empty();
      case "item_reference", "compaction" -> throw new UnsupportedException(UnsupportedKind.STORED);
      case "image_generation_call" -> throw new UnsupportedException(UnsupportedKind.IMAGES);
      default -> throw new UnsupportedException(UnsupportedKind.SERVER_TOOLS);
    };
  }

  private static Turn message(JsonNode message) throws RefusedException, UnsupportedException {
    Role role = ROLES.get(Fields.text(message, "role").orElse(""));
    if (role == null) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD,
          "a message's \"role\" is none of system, developer, user, assistant");
    }
    Optional<JsonNode> content = Fields.get(message, "content");
    return new Turn(role, content.isPresent() ? ContentReader.contents(content.get()) : List.of());
  }
}
