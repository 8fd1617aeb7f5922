package io.agnoscope.stimuli.scene;

import io.agnoscope.stimuli.Randomness;
import java.util.List;

/** Everything about an object that words name, apart from where it is. */
public record Look(Kind kind, Color color, Material material, Action action) {

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<Color> COLORS = List.of(Color.values());
  private static final List<Material> MATERIALS = List.of(Material.values());
  private static final List<Action> ACTIONS = List.of(Action.values());

  /** A look whose four traits are independent and uniform. */
  public static Look any(Randomness random) {
    return new Look(
        random.pick(KINDS), random.pick(COLORS), random.pick(MATERIALS), random.pick(ACTIONS));
  }

  /** The same look with one trait replaced. */
  public Look with(Trait trait) {
    return switch (trait) {
      case Kind other -> new Look(other, color, material, action);
      case Color other -> new Look(kind, other, material, action);
      case Material other -> new Look(kind, color, other, action);
      case Action other -> new Look(kind, color, material, other);
    };
  }
}
