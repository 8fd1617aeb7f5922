package io.agnoscope.inference.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.inference.answering.Content;
import io.agnoscope.inference.answering.Turn;
import io.agnoscope.schemas.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a chat-completions request. */
final class MessageReader {

  /** Messages of one conversation. */
  static final int MOST = 256;

  private static final String PARAM = "messages";

  private static final Map<String, Role> ROLES =
      Map.of(
          "system", Role.SYSTEM,
          "developer", Role.DEVELOPER,
          "user", Role.USER,
          "assistant", Role.ASSISTANT,
          "tool", Role.TOOL,
          "function", Role.TOOL);

  private MessageReader() {}

  /**
   * All messages, in their order.
   *
   * @throws ChatRefusedException when they are no messages, or have parts other than text and
   *     pictures
   */
  static List<Turn> read(JsonNode messages) throws ChatRefusedException {
    if (!messages.isArray() || messages.isEmpty() || messages.size() > MOST) {
      throw malformed("\"messages\" is a list of 1 to " + MOST + " messages");
    }
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      @Nullable Role role = ROLES.get(message.path("role").asText());
      if (role == null) {
        throw malformed("a message's \"role\" is none that is known");
      }
      turns.add(new Turn(role, contents(message.path("content"))));
    }
    return turns;
  }

  private static List<Content> contents(JsonNode content) throws ChatRefusedException {
    if (content.isMissingNode() || content.isNull()) {
      return List.of();
    }
    if (content.isTextual()) {
      return List.of(new Content.Text(content.textValue()));
    }
    if (!content.isArray()) {
      throw malformed("a message's \"content\" is a text or a list of parts");
    }
    List<Content> contents = new ArrayList<>();
    for (JsonNode part : content) {
      contents.add(part(part));
    }
    return contents;
  }

  private static Content part(JsonNode part) throws ChatRefusedException {
    return switch (part.path("type").asText()) {
      case "text" -> new Content.Text(text(part.path("text"), "a text part's \"text\""));
      case "refusal" -> new Content.Text(text(part.path("refusal"), "a part's \"refusal\""));
      case "image_url" ->
          DataUrlPictures.read(text(part.path("image_url").path("url"), "\"image_url.url\""));
      default ->
          throw ChatRefusedException.invalid(
              "unsupported-part", "a message's parts are of type text or image_url", PARAM);
    };
  }

  private static String text(JsonNode value, String what) throws ChatRefusedException {
    if (!value.isTextual()) {
      throw malformed(what + " is a text");
    }
    return value.textValue();
  }

  private static ChatRefusedException malformed(String message) {
    return ChatRefusedException.invalid("malformed-field", message, PARAM);
  }
}
