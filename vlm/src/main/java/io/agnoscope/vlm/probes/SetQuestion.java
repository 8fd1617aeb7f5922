package io.agnoscope.vlm.probes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One line of a set.
 *
 * @param gold index of the right option
 */
record SetQuestion(
    String aspect,
    String type,
    String difficulty,
    String text,
    List<String> options,
    int gold,
    Path image) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a line.
   *
   * @param folder that the image is relative to, and must not leave
   * @throws IllegalArgumentException when a field is missing or cannot be right
   */
  static SetQuestion of(String line, Path folder) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("not valid JSON", malformed);
    }
    List<String> letters = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (Map.Entry<String, JsonNode> choice : json.path("multiple_choices").properties()) {
      letters.add(choice.getKey());
      options.add(choice.getValue().asText());
    }
    int gold = letters.indexOf(text(json, "multiple_choices_answer"));
    if (gold < 0) {
      throw new IllegalArgumentException("the right option is none of those offered");
    }
    Path image = folder.resolve(text(json, "image")).normalize();
    if (!image.startsWith(folder.normalize())) {
      throw new IllegalArgumentException("the image is outside of the set's folder");
    }
    return new SetQuestion(
        text(json, "aspect"),
        text(json, "question_type"),
        text(json, "difficulty"),
        text(json, "question"),
        options,
        gold,
        image);
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("the field " + field + " is missing");
    }
    return value.textValue();
  }

  /** What the model is asked. */
  Prompt prompt() throws IOException {
    return new Prompt(Raster.ofPng(Files.readAllBytes(image)), text, options);
  }
}
