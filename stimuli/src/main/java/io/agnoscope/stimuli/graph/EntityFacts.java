package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.Subject;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Facts about what a thing is that somebody holds, rides, carries and so on. */
final class EntityFacts {

  private final Things things;
  private final Map<String, String> predicates = new HashMap<>();
  private final Referents referents = new Referents();

  EntityFacts(Things things) {
    this.things = things;
    for (LexiconFile.Entry entry : LexiconFile.read("links.txt")) {
      predicates.put(entry.name(), entry.name());
      entry.others().forEach(other -> predicates.put(other, entry.name()));
    }
  }

  List<Fact> of(Picture picture, Randomness random) {
    List<Fact> facts = new ArrayList<>();
    for (Link link : picture.graph().links()) {
      Optional<String> predicate = predicate(link);
      Optional<Seen> subject = picture.find(link.subject());
      Optional<Seen> object = picture.find(link.object());
      if (predicate.isEmpty()
          || subject.isEmpty()
          || object.isEmpty()
          || link.subject() == link.object()) {
        continue;
      }
      boolean only =
          picture.graph().links().stream()
              .noneMatch(other ->
                  !other.equals(link)
                      && other.subject() == link.subject()
                      && predicate(other).equals(predicate));
      Optional<String> name = referents.definite(picture, subject.get());
      if (only && name.isPresent()) {
        String does = name.get() + " is " + predicate.get();
        facts.add(fact(picture, subject.get(), object.get(), does, random));
      }
    }
    return facts;
  }

  private Optional<String> predicate(Link link) {
    return Optional.ofNullable(predicates.get(Picture.plain(link.predicate())));
  }

  /** What touches the subject might be held too, though nobody said so: it is not offered. */
  private Fact fact(Picture picture, Seen subject, Seen object, String does, Randomness random) {
    Thing truth = object.thing();
    Predicate<Thing> possible =
        thing -> thing.category().equals(truth.category()) && !thing.isNear(truth);
    List<Thing> touching =
        picture.seen().stream()
            .filter(other -> other.node().box().overlap(subject.node().box()) > 0)
            .map(Seen::thing)
            .toList();
    List<Thing> near =
        picture.seen().stream()
            .map(Seen::thing)
            .distinct()
            .filter(possible.and(thing -> touching.stream().noneMatch(thing::isNear)))
            .toList();
    List<Thing> far =
        things.all().stream().filter(possible.and(thing -> !picture.mayShow(thing))).toList();
    return new Fact(
        picture.graph().imageId(),
        Aspect.ENTITY,
        Subject.unnamed("the thing that " + does, "{} that " + does),
        Value.thing(truth.name()),
        values(random.shuffle(apart(near))),
        values(random.shuffle(apart(far))));
  }

  /** Without those that are near another one that stays. */
  private static List<Thing> apart(List<Thing> things) {
    List<Thing> kept = new ArrayList<>();
    for (Thing thing : things) {
      if (kept.stream().noneMatch(thing::isNear)) {
        kept.add(thing);
      }
    }
    return kept;
  }

  private static List<Value> values(List<Thing> things) {
    return things.stream().map(thing -> Value.thing(thing.name())).toList();
  }
}
