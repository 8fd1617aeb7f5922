package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.Trait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A description of objects by some of their traits: "the red star", "wooden objects".
 *
 * @param traits at most one of each sort; none means every object
 */
public record Referent(List<Trait> traits) {

  private static final double SHARE_OF_PAIRS = 0.35;

  /** Describes a look by one or two of the traits that are allowed. */
  public static Referent to(List<Trait> allowed, Randomness random) {
    List<Trait> shuffled = random.shuffle(allowed);
    int count = allowed.size() > 1 && random.nextDouble() < SHARE_OF_PAIRS ? 2 : 1;
    return new Referent(List.copyOf(shuffled.subList(0, count)));
  }

  /** The traits of a look without those of the same sort as the one asked for. */
  public static List<Trait> traitsWithout(Look look, Trait asked) {
    List<Trait> traits =
        new ArrayList<>(List.of(look.kind(), look.color(), look.material(), look.action()));
    traits.removeIf(trait -> trait.getClass() == asked.getClass());
    return traits;
  }

  /** Whether it describes the look. */
  public boolean matches(Look look) {
    return traits.stream().allMatch(trait -> trait.isSeenIn(look));
  }

  /** The objects that it describes. */
  public List<SceneObject> in(Scene scene) {
    return scene.objects().stream().filter(object -> matches(object.look())).toList();
  }

  /**
   * A look that this does not describe. One that needs two traits is often met by one of them, so
   * that both words matter.
   */
  public Look avoidedBy(Look suggestion, Randomness random) {
    Look look = suggestion;
    if (traits.size() == 2 && random.nextBoolean()) {
      look = look.with(random.pick(traits));
    }
    while (matches(look)) {
      look = Look.any(random);
    }
    return look;
  }

  /** A look that this describes, like the suggestion otherwise. */
  public Look imposedOn(Look suggestion) {
    Look look = suggestion;
    for (Trait trait : traits) {
      look = look.with(trait);
    }
    return look;
  }

  /** "the flying red wooden star". */
  public String definite() {
    Kind kind = one(Kind.class);
    return "the " + adjectives() + (kind == null ? "object" : kind.word());
  }

  /** "flying red wooden stars". */
  public String plural() {
    Kind kind = one(Kind.class);
    return adjectives() + (kind == null ? "objects" : kind.plural());
  }

  /** "flying red wooden" and a noun. */
  public String before(String noun) {
    return adjectives() + noun;
  }

  private String adjectives() {
    StringBuilder words = new StringBuilder();
    for (Class<? extends Trait> sort : List.of(Action.class, Color.class, Material.class)) {
      Trait trait = one(sort);
      if (trait != null) {
        words.append(trait.adjective()).append(' ');
      }
    }
    return words.toString();
  }

  private <T extends Trait> @Nullable T one(Class<T> sort) {
    return traits.stream().filter(sort::isInstance).map(sort::cast).findFirst().orElse(null);
  }
}
