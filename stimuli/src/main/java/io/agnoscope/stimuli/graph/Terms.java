package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of one attribute: lines of {@code values.txt} beside this class. */
final class Terms {

  private static final String UNCLEAR = "-";

  private final Map<String, Term> byName = new LinkedHashMap<>();
  private final Map<String, Term> byAnyName = new HashMap<>();
  private final Set<String> unclear = new HashSet<>();

  /** The values of colour, material or action that come with this build. */
  static Terms of(Aspect aspect) {
    return new Terms(aspect.name().toLowerCase(Locale.ROOT) + " ");
  }

  private Terms(String prefix) {
    List<LexiconFile.Entry> entries =
        LexiconFile.read("values.txt").stream()
            .filter(entry -> entry.name().startsWith(prefix))
            .toList();
    Map<String, Set<String>> near = new HashMap<>();
    List<LexiconFile.Entry> values = new ArrayList<>();
    for (LexiconFile.Entry entry : entries) {
      String name = entry.name().substring(prefix.length());
      if (name.startsWith(UNCLEAR)) {
        for (String word : name.substring(1).split(",", -1)) {
          unclear.add(word.strip());
        }
        continue;
      }
      values.add(entry);
      near.computeIfAbsent(name, key -> new HashSet<>()).add(name);
      for (String other : entry.near()) {
        near.computeIfAbsent(name, key -> new HashSet<>()).add(other);
        near.computeIfAbsent(other, key -> new HashSet<>()).add(name);
      }
    }
    for (LexiconFile.Entry entry : values) {
      String name = entry.name().substring(prefix.length());
      Term term =
          new Term(
              name, Set.copyOf(near.getOrDefault(name, Set.of())), Set.copyOf(entry.categories()));
      byName.put(name, term);
      byAnyName.put(name, term);
      entry.others().forEach(other -> byAnyName.put(other, term));
    }
  }

  /** The one value that these attributes name; none if they name several or make it unclear. */
  Optional<Term> only(List<String> attributes) {
    if (attributes.stream().anyMatch(unclear::contains)) {
      return Optional.empty();
    }
    List<Term> named = named(attributes);
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** Every value that these attributes name, once. */
  List<Term> named(List<String> attributes) {
    return attributes.stream()
        .map(byAnyName::get)
        .flatMap(term -> Optional.ofNullable(term).stream())
        .distinct()
        .toList();
  }

  /** All values, in the file's order. */
  List<Term> all() {
    return List.copyOf(byName.values());
  }
}
