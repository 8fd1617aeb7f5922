package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.probe.Relation;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.Place;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.Trait;

/**
 * One plain visual statement about a scene. It is neither true nor false where it mentions no
 * object or several, or where people could disagree.
 */
public sealed interface SceneFact {

  /** What it is about. */
  Aspect aspect();

  /** Whether the scene shows it, beyond doubt. */
  boolean isTrueOf(Scene scene);

  /** Whether the scene contradicts it, beyond doubt. */
  boolean isFalseOf(Scene scene);

  /** The object mentioned has a trait; the mention says nothing of that sort of trait. */
  record OfTrait(Mention mention, Trait value) implements SceneFact {

    @Override
    public Aspect aspect() {
      return switch (value) {
        case Kind kind -> Aspect.ENTITY;
        case Color color -> Aspect.COLOR;
        case Material material -> Aspect.MATERIAL;
        case Action action -> Aspect.ACTION;
      };
    }

    @Override
    public boolean isTrueOf(Scene scene) {
      return mention.isUniqueIn(scene) && value.isSeenIn(mention.in(scene).getFirst().look());
    }

    @Override
    public boolean isFalseOf(Scene scene) {
      return mention.isUniqueIn(scene) && !value.isSeenIn(mention.in(scene).getFirst().look());
    }
  }

  /** So many objects fit the description; none of its traits means all objects. */
  record OfNumber(Referent counted, int value) implements SceneFact {

    @Override
    public Aspect aspect() {
      return Aspect.NUMBER;
    }

    @Override
    public boolean isTrueOf(Scene scene) {
      return counted.in(scene).size() == value;
    }

    @Override
    public boolean isFalseOf(Scene scene) {
      return !isTrueOf(scene);
    }
  }

  /** The object mentioned lies on that side of another in the picture. */
  record OfPlace(Mention mention, Relation value, Mention anchor) implements SceneFact {

    @Override
    public Aspect aspect() {
      return Aspect.SPATIAL;
    }

    @Override
    public boolean isTrueOf(Scene scene) {
      return isSound(scene)
          && Relation.between(place(mention, scene), place(anchor, scene))
              .filter(value::equals)
              .isPresent();
    }

    @Override
    public boolean isFalseOf(Scene scene) {
      return isSound(scene) && !value.isArguable(place(mention, scene), place(anchor, scene));
    }

    private boolean isSound(Scene scene) {
      return mention.isUniqueIn(scene)
          && anchor.isUniqueIn(scene)
          && !mention.in(scene).equals(anchor.in(scene));
    }

    private static Place place(Mention mention, Scene scene) {
      SceneObject object = mention.in(scene).getFirst();
      return new Place(object.x(), object.y(), object.size());
    }
  }
}
