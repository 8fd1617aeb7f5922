package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the turns so far tell of the objects of a scene. */
final class Knowledge {

  private final Scene scene;
  private final Map<SceneObject, Set<Trait>> told = new HashMap<>();
  private final List<List<Trait>> singled = new ArrayList<>();

  Knowledge(Scene scene) {
    this.scene = scene;
  }

  /** Whether somebody who did not see the picture could not tell it from the turns so far. */
  boolean isNew(SceneFact fact) {
    return switch (fact) {
      case SceneFact.OfTrait(var mention, var value) ->
          mention.in(scene).stream().noneMatch(object -> known(object).contains(value));
      case SceneFact.OfNumber(var counted, var value) ->
          singled.stream().noneMatch(traits -> counted.traits().containsAll(traits));
      case SceneFact.OfPlace place -> true;
    };
  }

  /**
   * Two traits that are said of one object tell each other, and what is mentioned as one object
   * needs no counting.
   */
  void add(SceneFact fact) {
    switch (fact) {
      case SceneFact.OfTrait(var mention, var value) -> {
        List<Trait> traits = new ArrayList<>(mention.told());
        traits.add(value);
        tell(mention.in(scene), traits);
        singled.add(mention.told());
      }
      case SceneFact.OfNumber(var counted, var value) -> tell(counted.in(scene), counted.traits());
      case SceneFact.OfPlace(var mention, var value, var anchor) -> {
        for (Mention each : List.of(mention, anchor)) {
          tell(each.in(scene), each.told());
          singled.add(each.told());
        }
      }
    }
  }

  private void tell(List<SceneObject> objects, List<Trait> traits) {
    if (traits.size() > 1) {
      objects.forEach(
          object -> told.computeIfAbsent(object, none -> new HashSet<>()).addAll(traits));
    }
  }

  private Set<Trait> known(SceneObject object) {
    return told.getOrDefault(object, Set.of());
  }
}
