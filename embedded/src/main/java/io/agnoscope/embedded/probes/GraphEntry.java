package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.stimuli.graph.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * An object of a scene graph file, and where it is.
 *
 * @param where for messages: the file, the image, the place in it
 */
record GraphEntry(String where, JsonNode json) {

  private static final int MOST_IN_AN_IMAGE = 2_000;
  private static final int LONGEST_NAME = 200;

  /** A failure that says what is wrong here. */
  UserFailure wrong(String why) {
    return new UserFailure(where + ": " + why);
  }

  /** A whole number that has to be there. */
  long number(String field) {
    JsonNode value = json.path(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw wrong(field + " is missing or no whole number");
    }
    return value.longValue();
  }

  /** A text that has to be there. */
  String text(String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual() || value.textValue().length() > LONGEST_NAME) {
      throw wrong(field + " is missing, no text, or too long");
    }
    return value.textValue();
  }

  /** Texts that may be missing. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array(field)) {
      if (!value.isTextual() || value.textValue().length() > LONGEST_NAME) {
        throw wrong(field + " holds something that is no text, or too long");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  /** The objects of a list that may be missing. */
  List<GraphEntry> list(String field) {
    List<GraphEntry> entries = new ArrayList<>();
    String image = json.path("image_id").asText();
    for (JsonNode value : array(field)) {
      String place = "%s (image_id %s), %s[%d]".formatted(where, image, field, entries.size());
      GraphEntry entry = new GraphEntry(place, value);
      if (!value.isObject()) {
        throw entry.wrong("it is no object");
      }
      entries.add(entry);
    }
    return entries;
  }

  private JsonNode array(String field) {
    JsonNode value = json.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
      throw wrong(field + " is no list");
    }
    if (value.size() > MOST_IN_AN_IMAGE) {
      throw wrong("%s has more than %d entries".formatted(field, MOST_IN_AN_IMAGE));
    }
    return value;
  }

  /** The names of an object: a list {@code names}, or one {@code name}. */
  List<String> names() {
    List<String> names = json.has("name") ? List.of(text("name")) : texts("names");
    if (names.isEmpty()) {
      throw wrong("an object without a name");
    }
    return names;
  }

  /** The box of an object: {@code x, y} and {@code w, h} or {@code width, height}. */
  Box box() {
    double width = size("w", "width");
    double height = size("h", "height");
    if (width < 0 || height < 0) {
      throw wrong("a box with a negative size");
    }
    return new Box(size("x", "x"), size("y", "y"), width, height);
  }

  private double size(String field, String otherField) {
    JsonNode value = json.has(field) ? json.path(field) : json.path(otherField);
    if (!value.isNumber()) {
      throw wrong(field + " is missing or no number");
    }
    return value.doubleValue();
  }

  /** The id of a relation's end: {@code subject_id}, or the object {@code subject} in full. */
  long end(String name) {
    return json.has(name + "_id")
        ? number(name + "_id")
        : new GraphEntry(where + ", " + name, json.path(name)).number("object_id");
  }
}
