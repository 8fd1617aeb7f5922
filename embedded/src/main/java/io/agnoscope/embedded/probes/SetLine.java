package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.stimuli.emma.Cell;
import io.agnoscope.stimuli.emma.EmmaQuestion;
import io.agnoscope.stimuli.sample.TaskClass;
import java.nio.charset.StandardCharsets;

/** A question as a line of NDJSON, with the fields that ingestion takes. */
final class SetLine {

  private static final JsonMapper JSON = new JsonMapper();

  private SetLine() {}

  /** The line with its end. */
  static byte[] of(SetItem item) throws JsonProcessingException {
    EmmaQuestion question = item.question();
    Cell cell = question.cell();
    ObjectNode line = JSON.createObjectNode();
    line.put("id", item.id());
    line.put("question", question.text());
    line.put("image", ProbeSet.IMAGES + "/" + item.picture());
    ObjectNode choices = line.putObject("multiple_choices");
    question.lettered().forEach(option -> choices.put(option.letter(), option.text()));
    line.put("multiple_choices_answer", question.answer());
    line.put("task_class", TaskClass.IMAGE_HEAVY.name());
    line.put("aspect", cell.aspect().name());
    line.put("question_type", cell.type().label());
    line.put("difficulty", cell.difficulty().label());
    return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
