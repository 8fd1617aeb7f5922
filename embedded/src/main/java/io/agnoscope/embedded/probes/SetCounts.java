package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.stimuli.emma.Cell;
import io.agnoscope.stimuli.emma.Difficulty;
import io.agnoscope.stimuli.emma.EmmaQuestion;
import io.agnoscope.stimuli.emma.QuestionType;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what is in a set. Not thread-safe. */
final class SetCounts {

  private final Map<Cell, Long> cells = new HashMap<>();
  private final Map<Integer, Map<String, Long>> golds = new TreeMap<>();
  private final Map<String, Long> judgements = new TreeMap<>();
  private final Set<String> pictures = new HashSet<>();
  private long items;

  void add(SetItem item) {
    EmmaQuestion question = item.question();
    items++;
    cells.merge(question.cell(), 1L, Long::sum);
    golds
        .computeIfAbsent(question.options().size(), count -> new TreeMap<>())
        .merge(question.answer(), 1L, Long::sum);
    if (question.cell().type() == QuestionType.YES_NO) {
      judgements.merge(question.options().get(question.gold()), 1L, Long::sum);
    }
    pictures.add(item.picture());
  }

  long items() {
    return items;
  }

  /** Writes the counts into a manifest. */
  void into(ObjectNode manifest) {
    manifest.put("items", items);
    manifest.put("images", pictures.size());
    ArrayNode rows = manifest.putArray("counts");
    for (Aspect aspect : Aspect.values()) {
      for (QuestionType type : QuestionType.values()) {
        for (Difficulty difficulty : Difficulty.values()) {
          ObjectNode row = rows.addObject();
          row.put("aspect", aspect.name());
          row.put("question_type", type.label());
          row.put("difficulty", difficulty.label());
          row.put("items", cells.getOrDefault(new Cell(aspect, type, difficulty), 0L));
        }
      }
    }
    ObjectNode positions = manifest.putObject("right_positions");
    golds.forEach((options, counts) -> {
      ObjectNode of = positions.putObject(options + " options");
      counts.forEach(of::put);
    });
    ObjectNode answers = manifest.putObject("yes_no_answers");
    judgements.forEach(answers::put);
  }
}
