package io.agnoscope.embedded.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What an export holds and what it left out, by group and label. */
final class ExportCounts {

  private final Map<String, Map<String, Map<Split, Long>>> bySplit = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> skipped = new LinkedHashMap<>();

  /**
   * One more in a group, such as {@code questions by source}, of a label, such as {@code probe}.
   */
  void add(String group, String label, Split split) {
    bySplit
        .computeIfAbsent(group, none -> new TreeMap<>())
        .computeIfAbsent(label, none -> new EnumMap<>(Split.class))
        .merge(split, 1L, Long::sum);
  }

  /** One that was left out, of a group such as {@code hard examples}. */
  void skip(String group, Skipped why) {
    skipped.computeIfAbsent(group, none -> new TreeMap<>()).merge(why.label(), 1L, Long::sum);
  }

  /** The sum over a group's labels. */
  long total(String group, Split split) {
    return bySplit.getOrDefault(group, Map.of()).values().stream()
        .mapToLong(counts -> counts.getOrDefault(split, 0L))
        .sum();
  }

  /** Those left out of a group, by cause. */
  Map<String, Long> skipped(String group) {
    return skipped.getOrDefault(group, Map.of());
  }

  /** As objects of label to counts per split, and of cause to count. */
  void into(ObjectNode card) {
    ObjectNode counts = card.putObject("counts");
    bySplit.forEach((group, labels) -> {
      ObjectNode node = counts.putObject(group);
      labels.forEach((label, each) -> {
        ObjectNode splits = node.putObject(label);
        for (Split split : Split.values()) {
          splits.put(split.label(), each.getOrDefault(split, 0L));
        }
      });
    });
    ObjectNode causes = card.putObject("skipped");
    skipped.forEach((group, labels) -> {
      ObjectNode node = causes.putObject(group);
      labels.forEach(node::put);
    });
  }
}
