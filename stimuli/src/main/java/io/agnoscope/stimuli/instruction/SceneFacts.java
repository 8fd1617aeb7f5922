package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.probe.CountedObjects;
import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.probe.Relation;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Place;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws true facts about a scene. */
final class SceneFacts {

  private static final double SHARE_OF_NONE = 0.1;

  private final Scene scene;
  private final Randomness random;

  SceneFacts(Scene scene, Randomness random) {
    this.scene = scene;
    this.random = random;
  }

  /** A fact about an aspect; empty when the scene has none that words can single out. */
  Optional<SceneFact> about(Aspect aspect) {
    return switch (aspect) {
      case ENTITY, COLOR, MATERIAL, ACTION -> ofTrait(aspect);
      case NUMBER -> Optional.of(ofNumber());
      case SPATIAL -> ofPlace();
    };
  }

  /** A fact about an aspect of the one object that is mentioned in this way. */
  Optional<SceneFact> about(Aspect aspect, Mention mention, SceneObject object) {
    return switch (aspect) {
      case ENTITY, COLOR, MATERIAL, ACTION ->
          Optional.of(new SceneFact.OfTrait(mention, trait(object.look(), aspect)));
      case NUMBER -> Optional.empty();
      case SPATIAL -> from(object, mention);
    };
  }

  private Optional<SceneFact> ofTrait(Aspect aspect) {
    for (SceneObject object : random.shuffle(scene.objects())) {
      Trait asked = trait(object.look(), aspect);
      Optional<Mention> mention = described(Referent.traitsWithout(object.look(), asked));
      if (mention.isPresent()) {
        return Optional.of(new SceneFact.OfTrait(mention.get(), asked));
      }
    }
    return Optional.empty();
  }

  private SceneFact ofNumber() {
    Referent counted = counted();
    return new SceneFact.OfNumber(counted, counted.in(scene).size());
  }

  /** Mostly what can be seen; sometimes all objects, sometimes what is not there. */
  private Referent counted() {
    double which = random.nextDouble();
    if (which < CountedObjects.SHARE_OF_ALL) {
      return new Referent(List.of());
    }
    Look look =
        which < CountedObjects.SHARE_OF_ALL + SHARE_OF_NONE
            ? Look.any(random)
            : random.pick(scene.objects()).look();
    return Referent.to(
        List.<Trait>of(look.kind(), look.color(), look.material(), look.action()), random);
  }

  private Optional<SceneFact> ofPlace() {
    for (SceneObject object : random.shuffle(scene.objects())) {
      Optional<SceneFact> fact = described(object).flatMap(mention -> from(object, mention));
      if (fact.isPresent()) {
        return fact;
      }
    }
    return Optional.empty();
  }

  private Optional<SceneFact> from(SceneObject object, Mention mention) {
    for (SceneObject other : random.shuffle(scene.objects())) {
      Optional<Relation> relation =
          other.equals(object) ? Optional.empty() : Relation.between(place(object), place(other));
      Optional<Mention> anchor = relation.isEmpty() ? Optional.empty() : described(other);
      if (anchor.isPresent()) {
        return Optional.of(
            new SceneFact.OfPlace(mention, relation.orElseThrow(), anchor.orElseThrow()));
      }
    }
    return Optional.empty();
  }

  private Optional<Mention> described(SceneObject object) {
    Look look = object.look();
    return described(List.<Trait>of(look.kind(), look.color(), look.material(), look.action()));
  }

  /** The fewest of these traits that single an object out; by its kind where that does. */
  private Optional<Mention> described(List<Trait> traits) {
    List<Trait> shuffled = new ArrayList<>(random.shuffle(traits));
    shuffled.sort((one, other) -> Boolean.compare(other instanceof Kind, one instanceof Kind));
    List<Referent> candidates = new ArrayList<>();
    shuffled.forEach(trait -> candidates.add(new Referent(List.of(trait))));
    for (int first = 0; first < shuffled.size(); first++) {
      for (int second = first + 1; second < shuffled.size(); second++) {
        candidates.add(new Referent(List.of(shuffled.get(first), shuffled.get(second))));
      }
    }
    return candidates.stream()
        .<Mention>map(Mention.Described::new)
        .filter(mention -> mention.isUniqueIn(scene))
        .findFirst();
  }

  private static Trait trait(Look look, Aspect aspect) {
    return switch (aspect) {
      case ENTITY -> look.kind();
      case COLOR -> look.color();
      case MATERIAL -> look.material();
      case ACTION -> look.action();
      case NUMBER, SPATIAL -> throw new IllegalArgumentException(aspect + " is no trait");
    };
  }

  private static Place place(SceneObject object) {
    return new Place(object.x(), object.y(), object.size());
  }
}
