package io.agnoscope.stimuli.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of things that questions may name: {@code things.txt} beside this class. */
final class Things {

  private final Map<String, Thing> byName = new LinkedHashMap<>();
  private final Map<String, Thing> byAnyName = new HashMap<>();
  private final Map<String, Thing> byPlural = new HashMap<>();

  /** The classes that come with this build. */
  static Things standard() {
    return new Things(LexiconFile.read("things.txt"));
  }

  private Things(List<LexiconFile.Entry> entries) {
    Map<String, String> parents = new HashMap<>();
    Map<String, Set<String>> near = new HashMap<>();
    for (LexiconFile.Entry entry : entries) {
      String name = singular(entry);
      if (!entry.parent().isEmpty()) {
        parents.put(name, entry.parent());
      }
      for (String other : entry.near()) {
        near.computeIfAbsent(name, key -> new HashSet<>()).add(other);
        near.computeIfAbsent(other, key -> new HashSet<>()).add(name);
      }
    }
    for (LexiconFile.Entry entry : entries) {
      add(entry, parents, near);
    }
    Set<String> unknown = new HashSet<>(parents.values());
    near.values().forEach(unknown::addAll);
    unknown.removeAll(byName.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("things that are named and not listed: " + unknown);
    }
  }

  private void add(
      LexiconFile.Entry entry, Map<String, String> parents, Map<String, Set<String>> near) {
    String name = singular(entry);
    Set<String> tooNear = new HashSet<>(near.getOrDefault(name, Set.of()));
    List<String> line = line(name, parents);
    tooNear.addAll(line);
    for (String other : parents.keySet()) {
      if (line(other, parents).contains(name)) {
        tooNear.add(other);
      }
    }
    String plural = entry.name().substring(entry.name().indexOf('/') + 1);
    Thing thing = new Thing(name, plural, line.getLast(), Set.copyOf(tooNear));
    byName.put(name, thing);
    byAnyName.put(name, thing);
    entry.others().forEach(other -> byAnyName.put(other, thing));
    byPlural.put(plural, thing);
    entry.others().forEach(other -> byPlural.put(other + "s", thing));
  }

  /** A name, its parent, and so on. */
  private static List<String> line(String name, Map<String, String> parents) {
    List<String> line = new ArrayList<>();
    for (String at = name; at != null && !line.contains(at); at = parents.get(at)) {
      line.add(at);
    }
    return line;
  }

  private static String singular(LexiconFile.Entry entry) {
    return entry.name().substring(0, entry.name().indexOf('/'));
  }

  /** The class that is called so, as one. */
  Optional<Thing> one(String words) {
    return Optional.ofNullable(byAnyName.get(words));
  }

  /** The class of which this names several. */
  Optional<Thing> many(String words) {
    return byAnyName.containsKey(words)
        ? Optional.empty()
        : Optional.ofNullable(byPlural.get(words));
  }

  /** All classes that are not categories, in the file's order. */
  List<Thing> all() {
    return byName.values().stream()
        .filter(thing -> !thing.name().equals(thing.category()))
        .toList();
  }
}
