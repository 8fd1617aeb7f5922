package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneComposer;
import io.agnoscope.stimuli.scene.Trait;
import java.util.List;
import java.util.stream.Stream;

/** Makes a true fact false by its value alone. */
final class Falsification {

  private Falsification() {}

  /**
   * The fact with another value: a trait that another object has where there is one (else any), one
   * more or one less, the opposite side.
   *
   * @param fact true of the scene
   */
  static SceneFact of(SceneFact fact, Scene scene, Randomness random) {
    return switch (fact) {
      case SceneFact.OfTrait(var mention, var value) ->
          new SceneFact.OfTrait(mention, otherThan(value, scene, random));
      case SceneFact.OfNumber(var counted, var value) ->
          new SceneFact.OfNumber(counted, beside(value, random));
      case SceneFact.OfPlace(var mention, var value, var anchor) ->
          new SceneFact.OfPlace(mention, value.inverse(), anchor);
    };
  }

  private static Trait otherThan(Trait value, Scene scene, Randomness random) {
    List<Trait> others = sort(value).filter(trait -> !trait.equals(value)).toList();
    List<Trait> seen =
        others.stream()
            .filter(
                trait -> scene.objects().stream().anyMatch(object -> trait.isSeenIn(object.look())))
            .toList();
    return random.pick(seen.isEmpty() ? others : seen);
  }

  private static Stream<Trait> sort(Trait value) {
    return switch (value) {
      case Kind kind -> Stream.of(Kind.values());
      case Color color -> Stream.of(Color.values());
      case Material material -> Stream.of(Material.values());
      case Action action -> Stream.of(Action.values());
    };
  }

  private static int beside(int value, Randomness random) {
    if (value == 0) {
      return 1;
    }
    return value == SceneComposer.MOST_OBJECTS || random.nextBoolean() ? value - 1 : value + 1;
  }
}
