package io.agnoscope.embedded.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.stimuli.instruction.Instruction;
import io.agnoscope.stimuli.instruction.Turn;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How things look in an export's files; {@code docs/export.md} has the fields. */
final class ExportRecords {

  static final String HARD_EXAMPLE = "hard-example";
  static final String EMMA_STYLE = "emma-style";

  private static final JsonMapper JSON = new JsonMapper();

  private ExportRecords() {}

  /** A question in the reference repository's layout, with fields of ours behind. */
  static ObjectNode question(HardQuestion question) {
    ObjectNode record = JSON.createObjectNode();
    record.put("id", question.id());
    record.put("question", question.text());
    question.picture().ifPresent(picture -> record.put("image", picture.path()));
    ObjectNode choices = record.putObject("multiple_choices");
    question.options().forEach(choices::put);
    record.put("multiple_choices_answer", question.answer());
    if (question.picture().isPresent() && !question.facts().isEmpty()) {
      ObjectNode facts = record.putObject("facts");
      question.facts().forEach(facts::put);
    }
    record.put("task_class", question.taskClass());
    put(record, "aspect", question.given());
    put(record, "question_type", question.questionType());
    put(record, "difficulty", question.difficulty());
    record.put("source", question.source());
    record.put("sample_id", question.sampleId());
    return record;
  }

  /** A question as one of its Views shows it, answered by the letter. */
  static ObjectNode conversation(HardQuestion question, Prompt prompt) {
    ObjectNode record = record(question.id() + "/" + prompt.view(), prompt.picture());
    ArrayNode turns = record.putArray("conversations");
    say(turns, "human", prompt.spoken());
    say(turns, "gpt", prompt.answer());
    record.put("kind", HARD_EXAMPLE);
    record.putArray("aspects").add(question.aspect());
    record.put("source", question.source());
    record.put("perturbation", prompt.perturbation());
    record.put("sample_id", question.sampleId());
    return record;
  }

  /** An EMMA-style conversation. */
  static ObjectNode conversation(Instruction instruction) {
    ObjectNode record = record(instruction.id(), Optional.of(Picture.of(instruction.picture())));
    ArrayNode turns = record.putArray("conversations");
    ArrayNode aspects = JSON.createArrayNode();
    for (Turn turn : instruction.turns()) {
      say(
          turns,
          "human",
          turns.isEmpty() ? Prompt.IMAGE + "\n" + turn.question() : turn.question());
      say(turns, "gpt", turn.answer());
      aspects.add(turn.fact().aspect().name().toLowerCase(Locale.ROOT));
    }
    record.put("kind", instruction.kind().label());
    record.set("aspects", aspects);
    record.put("source", EMMA_STYLE);
    return record;
  }

  private static ObjectNode record(String id, Optional<Picture> picture) {
    ObjectNode record = JSON.createObjectNode();
    record.put("id", id);
    picture.ifPresent(shown -> record.put("image", shown.path()));
    return record;
  }

  private static void say(ArrayNode turns, String who, String what) {
    turns.addObject().put("from", who).put("value", what);
  }

  private static void put(ObjectNode record, String field, @Nullable String value) {
    if (value != null) {
      record.put(field, value);
    }
  }
}
