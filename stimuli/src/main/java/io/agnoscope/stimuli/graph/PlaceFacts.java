package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.Position;
import io.agnoscope.stimuli.emma.Subject;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.probe.Relation;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Facts about where in the picture one object is as seen from another, by their boxes. */
final class PlaceFacts {

  private static final Set<String> SIDES =
      Set.of("left", "right", "above", "below", "under", "over", "beneath", "on", "in", "inside");

  private final Things things;
  private final Referents referents = new Referents();

  PlaceFacts(Things things) {
    this.things = things;
  }

  List<Fact> of(Picture picture, Randomness random) {
    List<Fact> facts = new ArrayList<>();
    for (Seen object : picture.seen()) {
      Optional<String> name = referents.definite(picture, object);
      if (name.isEmpty()) {
        continue;
      }
      for (Seen anchor : picture.seen()) {
        if (anchor.equals(object) || !picture.isOnly(anchor)) {
          continue;
        }
        object
            .node()
            .box()
            .seenFrom(anchor.node().box())
            .filter(relation -> isUndisputed(picture, object, relation, anchor))
            .map(relation -> fact(picture, object, name.get(), relation, anchor, random))
            .ifPresent(facts::add);
      }
    }
    return facts;
  }

  /** Whether nobody said that the two lie otherwise, or in or on each other. */
  private static boolean isUndisputed(
      Picture picture, Seen object, Relation relation, Seen anchor) {
    String side = relation.name().toLowerCase(Locale.ROOT);
    return picture.graph().links().stream()
        .filter(link -> joins(link, object, anchor))
        .allMatch(link -> {
          List<String> words = List.of(Picture.plain(link.predicate()).split(" ", -1));
          boolean forward = link.subject() == object.node().id();
          return words.stream()
              .noneMatch(word -> SIDES.contains(word) && !(forward && word.equals(side)));
        });
  }

  private static boolean joins(Link link, Seen one, Seen other) {
    long first = one.node().id();
    long second = other.node().id();
    return (link.subject() == first && link.object() == second)
        || (link.subject() == second && link.object() == first);
  }

  private Fact fact(
      Picture picture,
      Seen object,
      String name,
      Relation relation,
      Seen anchor,
      Randomness random) {
    List<Value> near = new ArrayList<>();
    near.add(at(relation.inverse(), anchor.thing()));
    for (Relation other : random.shuffle(List.of(Relation.values()))) {
      if (other != relation && other != relation.inverse()) {
        near.add(at(other, anchor.thing()));
      }
    }
    for (Seen third : picture.seen()) {
      if (!third.equals(object) && !third.equals(anchor) && picture.isOnly(third)) {
        object
            .node()
            .box()
            .seenFrom(third.node().box())
            .ifPresent(side -> near.add(at(side.inverse(), third.thing())));
      }
    }
    List<Thing> absent =
        random.shuffle(things.all().stream().filter(thing -> !picture.mayShow(thing)).toList());
    List<Relation> relations = List.of(Relation.values());
    List<Value> far =
        absent.stream().limit(4).map(thing -> at(random.pick(relations), thing)).toList();
    return new Fact(
        picture.graph().imageId(),
        Aspect.SPATIAL,
        Subject.one(name),
        at(relation, anchor.thing()),
        near,
        far);
  }

  private static Value at(Relation relation, Thing anchor) {
    return new Position(relation, "the " + anchor.name()).value();
  }
}
