package io.agnoscope.stimuli.graph;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out the facts for one cell, each once: the value that was true least often comes next, so
 * that frequent values do not become the better guess, and no picture is used too often.
 */
final class FactQueue {

  private static final int MOST_OF_ONE_PICTURE = 4;

  private final Map<String, Deque<Fact>> byValue = new LinkedHashMap<>();
  private final Map<String, Integer> usedValues = new HashMap<>();
  private final Map<Long, Integer> usedPictures = new HashMap<>();

  FactQueue(List<Fact> facts) {
    for (Fact fact : facts) {
      byValue.computeIfAbsent(fact.truth().word(), word -> new ArrayDeque<>()).add(fact);
    }
  }

  Optional<Fact> next() {
    while (true) {
      Optional<String> value =
          byValue.entrySet().stream()
              .filter(entry -> !entry.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .min(Comparator.comparing(word -> usedValues.getOrDefault(word, 0)));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      Fact fact = byValue.getOrDefault(value.get(), new ArrayDeque<>()).remove();
      if (usedPictures.merge(fact.imageId(), 1, Integer::sum) <= MOST_OF_ONE_PICTURE) {
        usedValues.merge(value.get(), 1, Integer::sum);
        return Optional.of(fact);
      }
    }
  }
}
