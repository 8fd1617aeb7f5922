package io.agnoscope.perturbation.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a Sample's turns, from {@code question} and {@code image} or from {@code messages} in the
 * OpenAI form. One reader reads one Sample.
 */
final class MessagesReader {

  private static final Map<String, Role> ROLES =
      Map.of(
          "system", Role.SYSTEM,
          "developer", Role.DEVELOPER,
          "user", Role.USER,
          "assistant", Role.ASSISTANT,
          "tool", Role.TOOL);

  private final SampleContents contents;

  MessagesReader(SampleContents contents) {
    this.contents = contents;
  }

  List<Message> read(JsonNode sample) throws RefusedException {
    Optional<JsonNode> messages = Fields.get(sample, "messages");
    if (messages.isEmpty()) {
      return List.of(question(sample));
    }
    if (Fields.get(sample, "question").isPresent() || Fields.get(sample, "image").isPresent()) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD,
          "\"messages\" stands instead of \"question\" and \"image\", not beside");
    }
    if (!messages.get().isArray() || messages.get().size() > Limits.MESSAGES) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD,
          "\"messages\" is not a list of at most " + Limits.MESSAGES + " messages");
    }
    List<Message> turns = new ArrayList<>();
    for (JsonNode message : messages.get()) {
      turns.add(turn(message));
    }
    checkQuestion(turns);
    return turns;
  }

  private Message question(JsonNode sample) throws RefusedException {
    String question = Fields.text(sample, "question").orElse("");
    if (question.isBlank()) {
      throw missingQuestion();
    }
    Optional<String> image = Fields.text(sample, "image");
    List<Object> parts = new ArrayList<>();
    if (image.isPresent()) {
      parts.add(contents.picture(image.get()));
    }
    parts.add(contents.text(question));
    return new Message(Role.USER, parts);
  }

  private Message turn(JsonNode message) throws RefusedException {
    if (!message.isObject()) {
      throw new RefusedException(RefusalCause.MALFORMED_FIELD, "a message is not an object");
    }
    Role role = ROLES.get(Fields.text(message, "role").orElse(""));
    if (role == null) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD,
          "a message's \"role\" is none of system, developer, user, assistant, tool");
    }
    Optional<JsonNode> content = Fields.get(message, "content");
    List<Object> parts = new ArrayList<>();
    if (content.isPresent() && content.get().isArray()) {
      for (JsonNode part : content.get()) {
        parts.add(part(part));
      }
    } else if (content.isPresent()) {
      parts.add(contents.text(Fields.textOf(content.get(), "a message's \"content\"")));
    }
    return new Message(role, parts);
  }

  private Object part(JsonNode part) throws RefusedException {
    String type = part.isObject() ? Fields.text(part, "type").orElse("") : "";
    return switch (type) {
      case "text" -> contents.text(Fields.text(part, "text").orElse(""));
      case "image_url" -> {
        Optional<JsonNode> image = Fields.get(part, "image_url");
        yield contents.picture(image.isPresent() ? Fields.text(image.get(), "url").orElse("") : "");
      }
      default ->
          throw new RefusedException(
              RefusalCause.UNSUPPORTED_PART,
              "a message's part is neither \"text\" nor \"image_url\"");
    };
  }

  private static void checkQuestion(List<Message> turns) throws RefusedException {
    List<Message> users = turns.stream().filter(turn -> turn.getRole() == Role.USER).toList();
    if (users.isEmpty()
        || users.getLast().getParts().stream()
            .noneMatch(part -> part instanceof TextPart text && !text.getText().isBlank())) {
      throw missingQuestion();
    }
  }

  private static RefusedException missingQuestion() {
    return new RefusedException(
        RefusalCause.MISSING_QUESTION,
        "there is no \"question\", and no text in a last user message either");
  }
}
