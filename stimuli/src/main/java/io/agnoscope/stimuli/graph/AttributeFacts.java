package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.Subject;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Facts about the color, the material or the action of one object. */
final class AttributeFacts {

  private final Aspect aspect;
  private final Terms terms;
  private final Referents referents = new Referents();
  private final Map<String, Map<Term, Integer>> frequent = new HashMap<>();

  /**
   * Facts of one aspect.
   *
   * @param pictures tell which values are frequent with which class
   */
  AttributeFacts(Aspect aspect, List<Picture> pictures) {
    this.aspect = aspect;
    this.terms = Terms.of(aspect);
    for (Picture picture : pictures) {
      for (Seen object : picture.seen()) {
        terms
            .only(object.attributes())
            .ifPresent(term ->
                frequent
                    .computeIfAbsent(object.thing().name(), name -> new HashMap<>())
                    .merge(term, 1, Integer::sum));
      }
    }
  }

  List<Fact> of(Picture picture, Randomness random) {
    List<Fact> facts = new ArrayList<>();
    for (Seen object : picture.seen()) {
      Optional<Term> truth =
          terms.only(object.attributes()).filter(term -> term.fits(object.thing()));
      Optional<String> name =
          aspect == Aspect.COLOR
              ? Referents.byName(picture, object)
              : referents.definite(picture, object);
      if (truth.isPresent() && name.isPresent()) {
        facts.add(fact(picture, object, name.get(), truth.get(), random));
      }
    }
    return facts;
  }

  private Fact fact(Picture picture, Seen object, String name, Term truth, Randomness random) {
    Predicate<Term> possible = term -> term.fits(object.thing()) && !term.isNear(truth);
    List<Term> elsewhere =
        picture.graph().nodes().stream()
            .filter(node -> node.id() != object.node().id())
            .flatMap(node ->
                terms.named(node.attributes().stream().map(Picture::plain).toList()).stream())
            .distinct()
            .toList();
    List<Term> near = new ArrayList<>(random.shuffle(elsewhere.stream().filter(possible).toList()));
    frequent.getOrDefault(object.thing().name(), Map.of()).entrySet().stream()
        .sorted(
            Map.Entry.<Term, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().name(), Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .filter(possible.and(term -> !near.contains(term)))
        .forEach(near::add);
    List<Term> far =
        terms.all().stream()
            .filter(possible.and(term -> elsewhere.stream().noneMatch(term::isNear)))
            .toList();
    return new Fact(
        picture.graph().imageId(),
        aspect,
        Subject.one(name),
        Value.of(truth.name()),
        values(near),
        values(random.shuffle(far)));
  }

  private static List<Value> values(List<Term> terms) {
    return terms.stream().map(term -> Value.of(term.name())).toList();
  }
}
