package io.agnoscope.perturbation.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.schemas.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lettered options and the right one. */
final class OptionsReader {

  private static final Pattern LETTER = Pattern.compile("[A-Z]");

  private OptionsReader() {}

  /** The options in the order sent; empty for a free-text Sample. */
  static List<Option> options(JsonNode sample) throws RefusedException {
    Optional<JsonNode> field = Fields.get(sample, "multiple_choices");
    if (field.isEmpty()) {
      return List.of();
    }
    if (!field.get().isObject()) {
      throw new RefusedException(
          RefusalCause.MALFORMED_FIELD, "\"multiple_choices\" is not an object of letter to text");
    }
    int count = field.get().size();
    if (count < Limits.MIN_OPTIONS || count > Limits.MAX_OPTIONS) {
      throw new RefusedException(
          RefusalCause.OPTION_COUNT,
          "\"multiple_choices\" has "
              + count
              + " options; "
              + Limits.MIN_OPTIONS
              + " to "
              + Limits.MAX_OPTIONS
              + " are taken, and a free-text question leaves the field out");
    }
    List<Option> options = new ArrayList<>(count);
    for (Map.Entry<String, JsonNode> entry : field.get().properties()) {
      options.add(option(entry.getKey(), entry.getValue()));
    }
    return options;
  }

  private static Option option(String letter, JsonNode value) throws RefusedException {
    if (!LETTER.matcher(letter).matches()) {
      throw new RefusedException(
          RefusalCause.INVALID_OPTION, "an option is named by one letter, A to Z");
    }
    String text = Fields.textOf(value, "option " + letter);
    if (text.isBlank()) {
      throw new RefusedException(RefusalCause.INVALID_OPTION, "option " + letter + " is empty");
    }
    return new Option(letter, text);
  }

  /** The right option's letter, or null when it is not known. */
  static @Nullable String answer(JsonNode sample, List<Option> options) throws RefusedException {
    Optional<String> answer = Fields.text(sample, "multiple_choices_answer");
    if (answer.isEmpty()) {
      return null;
    }
    if (options.stream().map(Option::getLetter).noneMatch(answer.get()::equals)) {
      throw new RefusedException(
          RefusalCause.UNKNOWN_OPTION_LETTER,
          "\"multiple_choices_answer\" is none of the letters "
              + options.stream().map(Option::getLetter).toList());
    }
    return answer.get();
  }
}
