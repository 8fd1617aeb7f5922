package io.agnoscope.perturbation.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads typed fields of a JSON object; null and absent are the same. */
public final class Fields {

  private Fields() {}

  /** A field that is there and not null. */
  public static Optional<JsonNode> get(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /**
   * A text field.
   *
   * @throws RefusedException when it is there and no text of valid Unicode
   */
  public static Optional<String> text(JsonNode object, String name) throws RefusedException {
    Optional<JsonNode> value = get(object, name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(textOf(value.get(), "\"" + name + "\""));
  }

  /**
   * A value that has to be a text.
   *
   * @param what names the value in the reason of a refusal
   * @throws RefusedException when it is no text of valid Unicode
   */
  public static String textOf(JsonNode value, String what) throws RefusedException {
    if (!value.isTextual()) {
      throw new RefusedException(RefusalCause.MALFORMED_FIELD, what + " is not a text");
    }
    String text = value.textValue();
    if (hasLoneSurrogate(text)) {
      throw new RefusedException(RefusalCause.MALFORMED_FIELD, what + " is not valid Unicode");
    }
    return text;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
