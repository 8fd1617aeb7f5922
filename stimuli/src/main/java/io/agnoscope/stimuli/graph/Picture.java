package io.agnoscope.stimuli.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A scene graph in the words of our lists.
 *
 * @param seen objects whose names all mean one class
 * @param doubtful every class that some other object may be of: names of several, or that disagree
 */
record Picture(SceneGraph graph, List<Seen> seen, Set<Thing> doubtful) {

  static Picture of(SceneGraph graph, Things things) {
    List<Seen> seen = new ArrayList<>();
    Set<Thing> doubtful = new HashSet<>();
    for (Node node : graph.nodes()) {
      Set<Thing> ones = new HashSet<>();
      boolean plain = true;
      for (String name : node.names()) {
        String words = plain(name);
        Optional<Thing> one = things.one(words);
        one.ifPresent(ones::add);
        things.many(words).ifPresent(doubtful::add);
        plain &= one.isPresent();
      }
      if (plain && ones.size() == 1) {
        seen.add(new Seen(node, ones.iterator().next(), attributes(node, graph)));
      } else {
        doubtful.addAll(ones);
      }
    }
    return new Picture(graph, List.copyOf(seen), Set.copyOf(doubtful));
  }

  /** What is said of an object, and what it does to others: "sitting on" says "sitting". */
  private static List<String> attributes(Node node, SceneGraph graph) {
    List<String> attributes = new ArrayList<>();
    node.attributes().forEach(words -> attributes.add(plain(words)));
    for (Link link : graph.links()) {
      if (link.subject() == node.id()) {
        String predicate = plain(link.predicate());
        int end = predicate.indexOf(' ');
        attributes.add(end < 0 ? predicate : predicate.substring(0, end));
      }
    }
    return attributes;
  }

  /** The object with this id, if its class is known. */
  Optional<Seen> find(long id) {
    return seen.stream().filter(one -> one.node().id() == id).findFirst();
  }

  /** Lower case, single spaces, no full stop. */
  static String plain(String words) {
    String plain = words.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1).strip() : plain;
  }

  /** Whether something in the picture is, or may be called, a thing of this class. */
  boolean mayShow(Thing thing) {
    return seen.stream().anyMatch(one -> one.thing().isNear(thing))
        || doubtful.stream().anyMatch(other -> other.isNear(thing));
  }

  /** Whether this is the only object that may be called by the name of its class. */
  boolean isOnly(Seen object) {
    return doubtful.stream().noneMatch(other -> other.isNear(object.thing()))
        && seen.stream()
            .noneMatch(other -> !other.equals(object) && other.thing().isNear(object.thing()));
  }
}
