package io.agnoscope.embedded.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a finished export again, before it is put in its place: every record by its schema, turns
 * and tokens, pictures that are there, and none in both splits.
 */
final class ExportCheck {

  /** Files that say how the records look; they go with the data. */
  static final List<String> SCHEMAS = List.of("conversation.schema.json", "question.schema.json");

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Map<String, Split> pictures = new HashMap<>();

  private ExportCheck(Path folder) {
    this.folder = folder;
  }

  /**
   * Checks all files.
   *
   * @throws IllegalStateException when one is not as it should be, which says where
   */
  static void of(Path folder) throws IOException {
    ExportCheck check = new ExportCheck(folder);
    JsonSchema conversation = schema(SCHEMAS.getFirst());
    JsonSchema question = schema(SCHEMAS.getLast());
    for (Split split : Split.values()) {
      check.file(SplitFiles.conversations(split), split, conversation);
      check.file(SplitFiles.questions(split), split, question);
    }
  }

  /** The text of a schema, as it is put beside the data. */
  static byte[] text(String schema) throws IOException {
    try (InputStream in = ExportCheck.class.getResourceAsStream(schema)) {
      if (in == null) {
        throw new IllegalStateException("the schema " + schema + " is not in this build");
      }
      return in.readAllBytes();
    }
  }

  private static JsonSchema schema(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(JSON.readTree(text(name)));
  }

  private void file(String name, Split split, JsonSchema schema) throws IOException {
    try (JsonParser parser = JSON.createParser(folder.resolve(name).toFile())) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = parser.nextToken();
      }
      for (; token == JsonToken.START_OBJECT; token = parser.nextToken()) {
        JsonNode record = parser.readValueAsTree();
        String place = name + ", record " + record.path("id");
        Set<ValidationMessage> faults = schema.validate(record);
        require(faults.isEmpty(), place + ": " + faults);
        if (record.has("conversations")) {
          turns(record, place);
        } else {
          String answer = record.path("multiple_choices_answer").asText();
          require(record.path("multiple_choices").has(answer), place + ": no such option");
        }
        if (record.has("image")) {
          picture(record.path("image").asText(), split, place);
        }
      }
    }
  }

  private static void turns(JsonNode record, String place) {
    int at = 0;
    int tokens = 0;
    for (JsonNode turn : record.path("conversations")) {
      String expected = at++ % 2 == 0 ? "human" : "gpt";
      require(turn.path("from").asText().equals(expected), place + ": turns do not alternate");
      tokens += turn.path("value").asText().split(Prompt.IMAGE, -1).length - 1;
    }
    require(at % 2 == 0, place + ": the last turn has no answer");
    require(tokens == (record.has("image") ? 1 : 0), place + ": " + tokens + " picture tokens");
  }

  private void picture(String path, Split split, String place) {
    if (!pictures.containsKey(path)) {
      require(Files.isRegularFile(folder.resolve(path)), place + ": its picture is not there");
    }
    Split first = pictures.putIfAbsent(path, split);
    require(first == null || first == split, place + ": its picture is in both splits");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("the export is not sound: " + otherwise);
    }
  }
}
