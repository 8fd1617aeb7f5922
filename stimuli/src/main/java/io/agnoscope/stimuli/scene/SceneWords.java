package io.agnoscope.stimuli.scene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which objects of a scene a word names: what supervised grounding learns from. */
public final class SceneWords {

  private static final Set<String> ALL = Set.of("object", "objects", "shapes", "things", "all");
  private static final Map<String, Trait> TRAITS = traits();

  private SceneWords() {}

  /**
   * The objects that a lower-case word names, in the scene's order: "red", "star" and "stars",
   * "wood" and "wooden", "flying"; every object for "object", "objects", "shapes", "things" and
   * "all"; none for any other word.
   */
  public static List<SceneObject> referents(Scene scene, String word) {
    if (ALL.contains(word)) {
      return scene.objects();
    }
    Trait trait = TRAITS.get(word);
    return trait == null
        ? List.of()
        : scene.objects().stream().filter(object -> trait.isSeenIn(object.look())).toList();
  }

  private static Map<String, Trait> traits() {
    Map<String, Trait> traits = new HashMap<>();
    for (Kind kind : Kind.values()) {
      traits.put(kind.word(), kind);
      traits.put(kind.plural(), kind);
    }
    for (Color color : Color.values()) {
      traits.put(color.word(), color);
    }
    for (Material material : Material.values()) {
      traits.put(material.word(), material);
      traits.put(material.adjective(), material);
    }
    for (Action action : Action.values()) {
      traits.put(action.word(), action);
    }
    traits.put("striped", Material.WOOD);
    traits.put("dotted", Material.STONE);
    return Map.copyOf(traits);
  }
}
