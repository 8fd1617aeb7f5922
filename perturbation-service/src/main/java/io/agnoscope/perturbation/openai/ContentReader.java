package io.agnoscope.perturbation.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.perturbation.ingest.Fields;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.openai.Conversation.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a turn's content, in the form of either API: a text, or a list of typed parts. */
final class ContentReader {

  private ContentReader() {}

  /**
   * The parts of a content.
   *
   * @throws RefusedException when it is neither text nor a list of parts
   * @throws UnsupportedException when a part cannot be asked again
   */
  static List<Content> contents(JsonNode content) throws RefusedException, UnsupportedException {
    List<Content> contents = new ArrayList<>();
    if (content.isArray()) {
      for (JsonNode part : content) {
        contents.add(part(part));
      }
    } else {
      contents.add(new Content.Text(Fields.textOf(content, "a message's \"content\"")));
    }
    return contents;
  }

  private static Content part(JsonNode part) throws RefusedException, UnsupportedException {
    if (part.isTextual()) {
      return new Content.Text(Fields.textOf(part, "a part"));
    }
    String type = part.isObject() ? Fields.text(part, "type").orElse("") : "";
    return switch (type) {
      case "text", "input_text", "output_text" -> new Content.Text(required(part, "text"));
      case "refusal" -> new Content.Text(required(part, "refusal"));
      case "image_url", "input_image" -> picture(part);
      case "input_audio", "audio", "output_audio" ->
          throw new UnsupportedException(UnsupportedKind.AUDIO);
      case "video", "video_url", "input_video" ->
          throw new UnsupportedException(UnsupportedKind.VIDEO);
      case "file", "input_file" -> throw new UnsupportedException(UnsupportedKind.FILES);
      case "computer_screenshot" -> throw new UnsupportedException(UnsupportedKind.SERVER_TOOLS);
      case "" ->
          throw new RefusedException(
              RefusalCause.MALFORMED_FIELD, "a message's part is not an object with a \"type\"");
      default -> throw new UnsupportedException(UnsupportedKind.OTHER);
    };
  }

  private static Content picture(JsonNode part) throws RefusedException, UnsupportedException {
    Optional<JsonNode> image = Fields.get(part, "image_url");
    if (image.isEmpty() && Fields.get(part, "file_id").isPresent()) {
      throw new UnsupportedException(UnsupportedKind.FILES);
    }
    if (image.isEmpty()) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD, "a picture's part has no \"image_url\"");
    }
    return new Content.Picture(
        image.get().isObject()
            ? required(image.get(), "url")
            : Fields.textOf(image.get(), "\"image_url\""));
  }

  private static String required(JsonNode object, String name) throws RefusedException {
    return Fields.text(object, name)
        .orElseThrow(() ->
            new RefusedException(
                RefusalCause.MALFORMED_FIELD, "a message's part has no \"" + name + "\""));
  }
}
